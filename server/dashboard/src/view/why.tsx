// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { path, withQuery } from '../api/client';
import type { Why } from '../api/types';
import { useQuery } from '../live/query';
import { Empty, Loaded } from '../part/notices';
import { ReasonText } from './reason';

const EVERY_MS = 3_000;

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
            it.operators.map((reason) => (
              <article key={reason.operator} class="card">
                <h2>{reason.name}</h2>
                <ReasonText reason={reason} atMs={it.atMs} />
              </article>
            ))
          )
        }
      </Loaded>
    </>
  );
}
