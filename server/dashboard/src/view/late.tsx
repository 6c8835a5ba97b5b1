// SPDX-License-Identifier: Apache-2.0
import { path } from '../api/client';
import type { Late, LateOperator } from '../api/types';
import { useQuery } from '../live/query';
import { Empty, Loaded } from '../part/notices';
import { Table } from '../part/table';
import { exact } from '../text/number';
import { duration, instant } from '../text/time';

const EVERY_MS = 5_000;

export function LateView({ jobId }: { jobId: string }) {
  const late = useQuery<Late>(path('jobs', jobId, 'late'), EVERY_MS);
  return (
    <Loaded query={late}>
      {({ operators }) =>
        operators.length === 0 ? (
          <Empty>No operator of this job can meet a late record.</Empty>
        ) : (
          operators.map((it) => <LateCard key={it.id} operator={it} />)
        )
      }
    </Loaded>
  );
}

function LateCard({ operator }: { operator: LateOperator }) {
  return (
    <article class="card">
      <h2>{operator.name}</h2>
      <p>
        <strong>{exact(operator.count)}</strong> late records
        {operator.boundMs !== null && `; the bound is ${duration(operator.boundMs)}`}.{' '}
        {operator.count > 0 && operator.keeps99Ms !== null && `${duration(operator.keeps99Ms)} more would have kept 99 % of them`}
        {operator.count > 0 && operator.keeps999Ms !== null && `, ${duration(operator.keeps999Ms)} 99.9 %.`}
      </p>
      {operator.count > 0 && <Histogram buckets={operator.histogram} />}
      {operator.sample.length > 0 && (
        <Table
          label={`Late records of ${operator.name}, some of them`}
          stacks
          rows={operator.sample.map((it, index) => ({ ...it, index }))}
          rowKey={(it) => it.index}
          columns={[
            { head: 'Event time', cell: (it) => instant(it.timestampMs) },
            { head: 'Late by', isNumber: true, cell: (it) => duration(it.latenessMs) },
            { head: 'Watermark', cell: (it) => instant(it.watermarkMs) },
            { head: 'Subtask', isNumber: true, cell: (it) => it.subtask },
            { head: 'Record', cell: (it) => <code>{it.record}</code> },
          ]}
        />
      )}
    </article>
  );
}

type Bucket = LateOperator['histogram'][number];

/** More rows would not say more. */
const MOST_ROWS = 14;

/** Neighbours put together, so that all of them are seen at once. */
export function coarse(buckets: Bucket[]): Bucket[] {
  const each = Math.max(1, Math.ceil(buckets.length / MOST_ROWS));
  const rows: Bucket[] = [];
  for (let i = 0; i < buckets.length; i += each) {
    const group = buckets.slice(i, i + each);
    rows.push({
      fromMs: group[0]!.fromMs,
      toMs: group.at(-1)!.toMs,
      count: group.reduce((sum, it) => sum + it.count, 0),
    });
  }
  return rows;
}

function Histogram({ buckets: all }: { buckets: Bucket[] }) {
  const buckets = coarse(all);
  const most = Math.max(1, ...buckets.map((it) => it.count));
  return (
    <table class="histogram" aria-label="How late">
      <tbody>
        {buckets.map((it) => (
          <tr key={it.fromMs}>
            <th scope="row">{duration(it.fromMs)} – {duration(it.toMs)}</th>
            <td>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="amount" width={(100 * it.count) / most} height="10" />
              </svg>
            </td>
            <td class="number">{exact(it.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
