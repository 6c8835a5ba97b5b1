// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { path, withQuery } from '../../api/client';
import type { Checkpoints, StateEntry, StateList } from '../../api/types';
import { useQuery } from '../../live/query';
import { go, type Route } from '../../live/route';
import { Empty, Loaded } from '../../part/notices';
import { Table } from '../../part/table';
import { bytes, exact } from '../../text/number';
import { StateBrowser } from './browser';

const EVERY_MS = 5_000;

/** Which states there are, and below them the one that was chosen. */
export function StateView({ jobId, route }: { jobId: string; route: Route }) {
  const checkpoint = route.query['checkpoint'] ?? null;
  const states = useQuery<StateList>(withQuery(path('jobs', jobId, 'state'), { checkpoint }), EVERY_MS);
  const checkpoints = useQuery<Checkpoints>(path('jobs', jobId, 'checkpoints'), EVERY_MS);
  const kept = (checkpoints.data?.history ?? []).filter((it) => it.retained).map((it) => it.id);
  const retained = useAnswered(jobId, kept);
  const at = (change: Record<string, string>) => go({ ...route, query: { ...route.query, ...change } });
  const name = route.query['state'];
  return (
    <>
      <Moment checkpoint={checkpoint} retained={retained} onChange={(it) => at({ checkpoint: it })} />
      <Loaded query={states}>
        {({ operators }) => {
          const chosen = operators.find((it) => it.id === route.operator)?.states.find((it) => it.name === name);
          return operators.length === 0 ? (
            <Empty>No operator of this job keeps state.</Empty>
          ) : (
            <>
              <StateTable list={operators} route={route} />
              {route.operator !== null && chosen && (
                <StateBrowser jobId={jobId} route={route} state={chosen} checkpoint={checkpoint} retained={retained} />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

/** The checkpoints, if the server reads state in them; none as long as it has not been seen to. */
function useAnswered(jobId: string, kept: number[]): number[] {
  const newest = kept.length === 0 ? null : Math.max(...kept);
  const [isAnswered, setAnswered] = useState(false);
  const url = newest === null || isAnswered ? null : withQuery(path('jobs', jobId, 'state'), { checkpoint: newest });
  const answer = useQuery<StateList>(url);
  useEffect(() => {
    if (answer.data !== null) {
      setAnswered(true);
    }
  }, [answer.data]);
  return isAnswered ? kept : [];
}

interface MomentProps {
  checkpoint: string | null;
  retained: number[];
  onChange: (checkpoint: string) => void;
}

/** Now, or one of the checkpoints that are kept. */
function Moment({ checkpoint, retained, onChange }: MomentProps) {
  return (
    <label class="field">
      State
      <select value={checkpoint ?? ''} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">of the running job</option>
        {retained.map((it) => <option key={it} value={it}>of checkpoint {it}</option>)}
      </select>
    </label>
  );
}

function StateTable({ list, route }: { list: StateList['operators']; route: Route }) {
  const rows = list.flatMap((operator) => operator.states.map((state) => ({ operator, state })));
  const key = (operator: string, state: string) => `${operator}\n${state}`;
  const open = (operator: string, state: StateEntry) =>
    go({ ...route, operator, query: { ...route.query, state: state.name, key: '' } });
  return (
    <Table
      label="States"
      rows={rows}
      rowKey={(it) => key(it.operator.id, it.state.name)}
      selected={route.operator === null ? null : key(route.operator, route.query['state'] ?? '')}
      onSelect={(it) => open(it.operator.id, it.state)}
      columns={[
        { head: 'Operator', cell: (it) => it.operator.name },
        { head: 'State', cell: (it) => it.state.name },
        { head: 'Kind', cell: (it) => it.state.kind.toLowerCase() },
        { head: 'Belongs to', cell: (it) => it.state.scope.toLowerCase().replace('_', ' ') },
        { head: 'Key type', cell: (it) => <TypeName type={it.state.keyType} /> },
        { head: 'Value type', cell: (it) => <TypeName type={it.state.valueType} /> },
        { head: 'Keys', isNumber: true, cell: (it) => exact(it.state.keys) },
        { head: 'Size', isNumber: true, cell: (it) => bytes(it.state.bytes) },
      ]}
    />
  );
}

/** Its simple name; the whole on pointing at it. */
function TypeName({ type }: { type: string | null }) {
  return type === null ? (
    <span class="faint">unknown yet</span>
  ) : (
    <span title={type}>{type.slice(type.lastIndexOf('.') + 1)}</span>
  );
}
