// SPDX-License-Identifier: Apache-2.0
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Operator, Plan, Reason } from '../../api/types';
import type { History } from '../../live/history';
import { plural } from '../../text/number';
import { cut, GraphNode } from './graph-node';
import type { Box, Layout, Wire } from './layout';

interface Props {
  plan: Plan;
  layout: Layout;
  operators: Operator[];
  history: History;
  reasons: Reason[];
  selected: string | null;
  onSelect: (operator: string) => void;
}

export function GraphPicture({ plan, layout, operators, history, reasons, selected, onSelect }: Props) {
  const byId = new Map(operators.map((it) => [it.id, it]));
  const reasonOf = new Map(reasons.map((it) => [it.operator, it]));
  const place = useRef<HTMLDivElement>(null);
  const [isFitted, setFitted] = useState(true);
  const fits = useFit(place, layout);
  const scale = isFitted ? fits : 1;
  return (
    <div class="graph-place">
      {fits < 1 && (
        <button type="button" class="graph-size" aria-pressed={!isFitted} onClick={() => setFitted(!isFitted)}>
          {isFitted ? 'Full size' : 'Fit'}
        </button>
      )}
      <div
        class="graph"
        ref={place}
        tabIndex={0}
        aria-label="Graph of the job, from sources at the left to sinks at the right"
      >
        <svg
          width={layout.width * scale}
          height={layout.height * scale}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
        >
          <Arrow />
          {layout.tasks.map((box) => (
            <g key={box.id} class="task">
              <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="8" />
              <text x={box.x + 12} y={box.y + 19}>{taskTitle(plan, box.id)}</text>
            </g>
          ))}
          {layout.wires.map((wire) => <GraphWire key={wire.id} wire={wire} />)}
          {layout.operators.map((box) => {
            const operator = byId.get(box.id);
            return operator === undefined ? (
              <UncountedNode key={box.id} plan={plan} box={box} />
            ) : (
              <GraphNode
                key={box.id}
                box={box}
                operator={operator}
                sample={history.latest(box.id)}
                reason={reasonOf.get(box.id) ?? null}
                isSelected={selected === box.id}
                onSelect={() => onSelect(box.id)}
              />
            );
          })}
        </svg>
      </div>
    </div>
  );
}

/** Smaller, and its text could not be read. */
const LEAST_SCALE = 0.58;

const PADDING_PX = 16;

/** How much smaller the graph has to be to be seen whole, as far as that can still be read. */
function useFit(place: RefObject<HTMLDivElement | null>, layout: Layout): number {
  const [fits, setFits] = useState(1);
  useEffect(() => {
    const element = place.current;
    if (!element) {
      return;
    }
    const measure = () => {
      const most = parseFloat(getComputedStyle(element).maxHeight) || layout.height;
      const width = (element.clientWidth - PADDING_PX) / layout.width;
      setFits(Math.max(LEAST_SCALE, Math.min(1, width, (most - PADDING_PX) / layout.height)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [layout]);
  return fits;
}

/** An operator of the plan that has not counted anything yet. */
function UncountedNode({ plan, box }: { plan: Plan; box: Box }) {
  return (
    <g class="node" transform={`translate(${box.x} ${box.y})`}>
      <rect width={box.width} height={box.height} rx="6" />
      <text class="name" x="10" y="20">{cut(plan.operators.find((it) => it.id === box.id)?.name ?? box.id)}</text>
    </g>
  );
}

function taskTitle(plan: Plan, id: string): string {
  const task = plan.tasks.find((it) => `task ${it.id}` === id);
  return task ? plural(task.parallelism, 'subtask') : '';
}

function Arrow() {
  return (
    <defs>
      <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
        <path class="arrow" d="M0 0L8 4L0 8z" />
      </marker>
    </defs>
  );
}

function GraphWire({ wire }: { wire: Wire }) {
  const first = wire.points[0];
  if (!first) {
    return null;
  }
  const way = wire.points.map((it, i) => `${i === 0 ? 'M' : 'L'}${it.x} ${it.y}`).join('');
  return (
    <g class="wire">
      <path d={way} marker-end="url(#arrow)" />
      {wire.label && <text x={first.x + 6} y={first.y - 5}>{wire.label}</text>}
    </g>
  );
}
