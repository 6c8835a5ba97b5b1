// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { path, withQuery } from '../api/client';
import type { Reason, Why } from '../api/types';
import { useQuery } from '../live/query';
import { Empty, Loaded } from '../part/notices';
import { Table } from '../part/table';
import { watermark } from '../text/time';
import { ReasonText, VerdictBadge } from './reason';

const EVERY_MS = 3_000;

const NEEDS_WORDS: ReadonlySet<Reason['verdict']> = new Set(['SLOW', 'BACK_PRESSURED', 'WAITING']);

/** Why nothing comes out, or why it is slow: operator by operator, or for one key. */
export function WhyView({ jobId, operator }: { jobId: string; operator: string | null }) {
  const [key, setKey] = useState('');
  const why = useQuery<Why>(
    withQuery(path('jobs', jobId, 'why'), { op: operator, key: operator === null ? null : key }),
    EVERY_MS,
  );
  return (
    <>
      {operator !== null && (
        <label class="field">
          For one key, as JSON
          <input value={key} placeholder={'"ATL"'} onChange={(event) => setKey(event.currentTarget.value)} />
        </label>
      )}
      <Loaded query={why}>
        {(it) =>
          it.operators.length === 0 ? (
            <Empty>No operator waits for anything.</Empty>
          ) : (
            <Answers why={it} showsAll={operator !== null} />
          )
        }
      </Loaded>
    </>
  );
}

/** What needs somebody first, each with what would help; all that is well in a table below. */
function Answers({ why, showsAll }: { why: Why; showsAll: boolean }) {
  const isTold = (it: Reason) => showsAll || NEEDS_WORDS.has(it.verdict);
  const well = why.operators.filter((it) => !isTold(it));
  return (
    <>
      {why.operators.filter(isTold).map((reason) => (
        <article key={reason.operator} class="card">
          <h2>{reason.name}</h2>
          <ReasonText reason={reason} atMs={why.atMs} />
        </article>
      ))}
      {well.length > 0 && (
        <Table
          label="Operators that wait for nothing"
          rows={well}
          rowKey={(it) => it.operator}
          columns={[
            { head: 'Operator', cell: (it) => it.name },
            { head: 'It is', cell: (it) => <VerdictBadge verdict={it.verdict} /> },
            { head: 'Which means', cell: (it) => it.summary },
            { head: 'Watermark', cell: (it) => watermark(it.watermark) },
          ]}
        />
      )}
    </>
  );
}
