// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { path } from '../../api/client';
import type { Plan, Update, Why } from '../../api/types';
import type { History } from '../../live/history';
import { useQuery } from '../../live/query';
import { go, type Route } from '../../live/route';
import { Loaded } from '../../part/notices';
import { OperatorPanel } from '../operator/panel';
import { OperatorTable } from '../operator/table';
import { GraphPicture } from './graph-picture';
import { layOut, type Layout } from './layout';

/** What holds each watermark changes slowly, and asking costs each subtask a step. */
const WHY_EVERY_MS = 3_000;

interface Props {
  jobId: string;
  route: Route;
  update: Update;
  history: History;
}

/** The job's graph with live figures, the same as a table, and the operator that was chosen. */
export function GraphView({ jobId, route, update, history }: Props) {
  const plan = useQuery<Plan>(path('jobs', jobId, 'plan'));
  const why = useQuery<Why>(path('jobs', jobId, 'why'), WHY_EVERY_MS);
  const layout = useLayout(plan.data);
  const select = (operator: string | null) => go({ ...route, operator, query: {} });
  const chosen = update.operators.operators.find((it) => it.id === route.operator);
  return (
    <Loaded query={plan}>
      {(known) => (
        <>
          {layout instanceof Error && <p class="notice">The graph cannot be drawn: {layout.message}</p>}
          {layout === null && <p class="notice" role="status">Laying out the graph…</p>}
          {layout !== null && !(layout instanceof Error) && (
            <GraphPicture
              plan={known}
              layout={layout}
              operators={update.operators.operators}
              history={history}
              reasons={why.data?.operators ?? []}
              selected={route.operator}
              onSelect={select}
            />
          )}
          {chosen && (
            <OperatorPanel
              jobId={jobId}
              operator={chosen}
              plan={known}
              history={history}
              reason={why.data?.operators.find((it) => it.operator === chosen.id) ?? null}
              onClose={() => select(null)}
            />
          )}
          <OperatorTable
            operators={update.operators.operators}
            history={history}
            selected={route.operator}
            onSelect={select}
          />
        </>
      )}
    </Loaded>
  );
}

function useLayout(plan: Plan | null): Layout | Error | null {
  const [layout, setLayout] = useState<Layout | Error | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = (it: Layout | Error) => isCurrent && setLayout(it);
    if (plan) {
      layOut(plan).then(show, (cause: unknown) => show(cause instanceof Error ? cause : new Error(String(cause))));
    }
    return () => {
      isCurrent = false;
    };
  }, [plan]);
  return layout;
}
