// SPDX-License-Identifier: Apache-2.0
import { path } from '../api/client';
import type { Late, LateGroup, LateOperator } from '../api/types';
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
  const { accepted, dropped, allowedMs } = operator;
  return (
    <article class="card">
      <h2>{operator.name}</h2>
      {accepted && <LateRecords group={accepted} title={acceptedText(accepted)} label={`Accepted by ${operator.name}`} />}
      <LateRecords group={dropped} title={droppedText(dropped, allowedMs)} label={`Dropped by ${operator.name}`} />
    </article>
  );
}

/** In words: these were late, and changed what had been said. */
export function acceptedText(group: LateGroup): string {
  const many = `${exact(group.count)} late ${group.count === 1 ? 'record' : 'records'} accepted`;
  return `${many}: in time for the allowed lateness, each changed a result that was out.${lacked(group, 'out-of-orderness')}`;
}

/** In words: these changed nothing. */
export function droppedText(group: LateGroup, allowedMs: number | null): string {
  const many = `${exact(group.count)} ${group.count === 1 ? 'record' : 'records'} dropped`;
  return allowedMs === null
    ? `${many}, or sent to a side output.${lacked(group, 'out-of-orderness')}`
    : `${many}, or sent to a side output: later than the allowed ${duration(allowedMs)}.${lacked(group, 'allowed lateness')}`;
}

function lacked({ more99Ms, more999Ms }: LateGroup, what: string): string {
  return more99Ms === null || more999Ms === null
    ? ''
    : ` ${duration(more99Ms)} more ${what} would have spared 99 % of them, ${duration(more999Ms)} 99.9 %.`;
}

function LateRecords({ group, title, label }: { group: LateGroup; title: string; label: string }) {
  return (
    <section aria-label={label}>
      <p>{title}</p>
      {group.count > 0 && <Histogram buckets={group.histogram} />}
      {group.sample.length > 0 && (
        <Table
          label={`${label}, some of them`}
          stacks
          rows={group.sample.map((it, index) => ({ ...it, index }))}
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
    </section>
  );
}

type Bucket = LateGroup['histogram'][number];

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
