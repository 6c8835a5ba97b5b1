// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import type { Operator, Plan, Reason } from '../../api/types';
import type { History, Sample } from '../../live/history';
import { Chart } from '../../part/chart';
import { Link } from '../../part/link';
import { percent, plural, rate } from '../../text/number';
import { duration } from '../../text/time';
import { ReasonText } from '../reason';
import { FlameView } from './flame';
import { SubtaskTable } from './subtasks';

interface Props {
  jobId: string;
  operator: Operator;
  plan: Plan;
  history: History;
  reason: Reason | null;
  onClose: () => void;
}

/** Everything about one operator. */
export function OperatorPanel({ jobId, operator, plan, history, reason, onClose }: Props) {
  const [showsFlames, setFlames] = useState(false);
  useEffect(() => setFlames(false), [operator.id]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  const planned = plan.operators.find((it) => it.id === operator.id);
  const to = (view: string, query = {}) => ({ job: jobId, view, operator: operator.id, query });
  return (
    <aside class="panel" aria-label={`Operator ${operator.name}`}>
      <header>
        <h2>{operator.name}</h2>
        <span class="faint">
          {operator.kind}, {plural(operator.parallelism, 'subtask')}{planned?.origin && `, ${planned.origin}`}
        </span>
        <span class="spacer" />
        <Link to={to('why')}>Why</Link>
        {operator.stateful && <Link to={to('state')}>State</Link>}
        <button type="button" aria-pressed={showsFlames} onClick={() => setFlames(!showsFlames)}>Flame graph</button>
        <button type="button" onClick={onClose} aria-label="Close">✕</button>
      </header>
      {showsFlames && <FlameView jobId={jobId} operator={operator.id} />}
      {reason && <ReasonText reason={reason} />}
      <SubtaskTable subtasks={operator.subtasks} />
      <Counters operator={operator} />
      <Charts samples={history.of(operator.id)} />
    </aside>
  );
}

function Charts({ samples }: { samples: readonly Sample[] }) {
  const timesMs = samples.map((it) => it.atMs);
  const of = (pick: (it: Sample) => number | null) => samples.map(pick);
  return (
    <div class="charts">
      <Chart
        title="Records"
        timesMs={timesMs}
        format={rate}
        series={[
          { label: 'in', color: '--series-1', values: of((it) => it.inPerS) },
          { label: 'out', color: '--series-2', values: of((it) => it.outPerS) },
        ]}
      />
      <Chart
        title="Time of the busiest subtask"
        timesMs={timesMs}
        format={percent}
        most={1}
        series={[
          { label: 'busy', color: '--busy', values: of((it) => it.busyShare) },
          { label: 'back-pressured', color: '--pressed', values: of((it) => it.backPressuredShare) },
          { label: 'queue', color: '--series-1', values: of((it) => it.queueFill) },
        ]}
      />
      <Chart
        title="Latency: time in queues from a source"
        timesMs={timesMs}
        format={duration}
        series={[{ label: 'latency', color: '--series-2', values: of((it) => it.latencyMs) }]}
      />
      <Chart
        title="Event time behind the furthest operator"
        timesMs={timesMs}
        format={duration}
        series={[{ label: 'behind', color: '--series-1', values: of((it) => it.behindMs) }]}
      />
    </div>
  );
}

/** The user's own counters, summed over subtasks. */
function Counters({ operator }: { operator: Operator }) {
  const sums = new Map<string, number>();
  for (const subtask of operator.subtasks) {
    for (const [name, value] of Object.entries(subtask.counters)) {
      sums.set(name, (sums.get(name) ?? 0) + value);
    }
  }
  return sums.size === 0 ? null : (
    <dl class="counters">
      {[...sums].map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}
