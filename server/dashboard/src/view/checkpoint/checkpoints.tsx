// SPDX-License-Identifier: Apache-2.0
import { path } from '../../api/client';
import type { Checkpoints, CheckpointSummary } from '../../api/types';
import { useQuery } from '../../live/query';
import { go, type Route } from '../../live/route';
import { Chart } from '../../part/chart';
import { Empty, Loaded } from '../../part/notices';
import { Table } from '../../part/table';
import { bytes } from '../../text/number';
import { clockTime, duration } from '../../text/time';
import { CheckpointDetail } from './detail';

const EVERY_MS = 2_000;

export function CheckpointsView({ jobId, route }: { jobId: string; route: Route }) {
  const checkpoints = useQuery<Checkpoints>(path('jobs', jobId, 'checkpoints'), EVERY_MS);
  const chosen = route.query['checkpoint'] ?? null;
  const open = (it: CheckpointSummary) => go({ ...route, query: { checkpoint: String(it.id) } });
  return (
    <Loaded query={checkpoints}>
      {(it) => (
        <>
          <p>
            {it.intervalMs === null ? 'Checkpoints are off. ' : `One each ${duration(it.intervalMs)}. `}
            {it.counts.completed} completed, {it.counts.failed} failed, {it.counts.inProgress} in progress.
          </p>
          {it.history.length === 0 ? (
            <Empty>There is no checkpoint yet.</Empty>
          ) : (
            <>
              <Trend history={it.history} />
              <History history={it.history} selected={chosen === null ? null : Number(chosen)} onSelect={open} />
            </>
          )}
          {chosen !== null && <CheckpointDetail jobId={jobId} checkpoint={chosen} />}
        </>
      )}
    </Loaded>
  );
}

/** How long they took and what they wrote, the oldest left; those that failed are gaps. */
function Trend({ history }: { history: CheckpointSummary[] }) {
  const oldestFirst = [...history].sort((a, b) => a.triggeredMs - b.triggeredMs);
  const of = (pick: (it: CheckpointSummary) => number | null) =>
    oldestFirst.map((it) => (it.status === 'COMPLETED' ? pick(it) : null));
  const timesMs = oldestFirst.map((it) => it.triggeredMs);
  return (
    <div class="charts">
      <Chart
        title="Took"
        timesMs={timesMs}
        format={duration}
        series={[
          { label: 'whole', color: '--series-1', values: of((it) => it.durationMs) },
          { label: 'alignment', color: '--series-2', values: of((it) => it.alignmentMs) },
        ]}
      />
      <Chart
        title="Written"
        timesMs={timesMs}
        format={bytes}
        series={[{ label: 'size', color: '--series-1', values: of((it) => it.bytes) }]}
      />
    </div>
  );
}

interface HistoryProps {
  history: CheckpointSummary[];
  selected: number | null;
  onSelect: (checkpoint: CheckpointSummary) => void;
}

function History({ history, selected, onSelect }: HistoryProps) {
  const unknown = <span class="faint">not yet</span>;
  return (
    <Table
      label="Checkpoints"
      rows={history}
      rowKey={(it) => it.id}
      selected={selected}
      onSelect={onSelect}
      columns={[
        { head: 'Number', isNumber: true, cell: (it) => it.id },
        { head: 'Kind', cell: (it) => it.kind.toLowerCase() + (it.name === null ? '' : ` ${it.name}`) },
        { head: 'State', cell: (it) => <CheckpointBadge checkpoint={it} /> },
        { head: 'Begun', cell: (it) => clockTime(it.triggeredMs) },
        { head: 'Took', isNumber: true, cell: (it) => (it.durationMs === null ? unknown : duration(it.durationMs)) },
        { head: 'Written', isNumber: true, cell: (it) => (it.bytes === null ? unknown : bytes(it.bytes)) },
        { head: 'Alignment', isNumber: true, cell: (it) => (it.alignmentMs === null ? unknown : duration(it.alignmentMs)) },
        { head: 'Kept', cell: (it) => (it.retained ? 'yes' : 'no') },
      ]}
    />
  );
}

function CheckpointBadge({ checkpoint }: { checkpoint: CheckpointSummary }) {
  const tone = { IN_PROGRESS: 'change', COMPLETED: 'good', FAILED: 'bad' }[checkpoint.status] ?? 'calm';
  return (
    <span title={checkpoint.failure ?? ''}>
      <span class={`badge ${tone}`}>{checkpoint.status.toLowerCase().replace('_', ' ')}</span>
      {checkpoint.failure && <span class="error-text"> {checkpoint.failure}</span>}
      {checkpoint.waitsFor.map((clause) => (
        <div key={clause} class="faint">
          {clause}
        </div>
      ))}
    </span>
  );
}
