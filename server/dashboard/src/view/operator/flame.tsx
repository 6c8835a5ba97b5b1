// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { path, withQuery } from '../../api/client';
import type { FlameGraph, FlameNode } from '../../api/types';
import { useQuery } from '../../live/query';
import { Empty, Loaded } from '../../part/notices';
import { percent } from '../../text/number';

const DURATION_MS = 3_000;
const ROW_PX = 20;
const WIDTH = 1000;

/** Narrower than this nothing can be read or clicked. */
const NARROWEST = 2;

interface Frame {
  node: FlameNode;
  x: number;
  width: number;
  depth: number;
}

/** Where an operator's threads were found, the widest where they were most. */
export function FlameView({ jobId, operator }: { jobId: string; operator: string }) {
  const url = withQuery(path('jobs', jobId, 'operators', operator, 'flamegraph'), { durationMs: DURATION_MS });
  const graph = useQuery<FlameGraph>(url);
  return (
    <Loaded query={graph}>
      {(it) =>
        it.samples === 0 ? (
          <Empty>Its threads were looked at {it.lookedAt} times and never found in this operator.</Empty>
        ) : (
          <Flames graph={it} again={graph.reload} />
        )
      }
    </Loaded>
  );
}

function Flames({ graph, again }: { graph: FlameGraph; again: () => void }) {
  const [root, setRoot] = useState(graph.root);
  const frames = framesOf(root);
  const depth = Math.max(...frames.map((it) => it.depth)) + 1;
  const press = (event: KeyboardEvent, at: number) => {
    const zooms = event.key === 'Enter' || event.key === ' ';
    const next = zooms ? 0 : neighbour(frames, at, event.key);
    if (next === null) {
      return;
    }
    event.preventDefault();
    if (zooms) {
      setRoot(frames[at]!.node);
    }
    const all = (event.currentTarget as SVGGElement).parentNode?.children;
    (all?.item(next) as SVGGElement | null)?.focus();
  };
  return (
    <figure class="flames">
      <figcaption>
        {graph.samples} samples in {graph.durationMs} ms <button type="button" onClick={again}>Sample again</button>
        {root !== graph.root && <button type="button" onClick={() => setRoot(graph.root)}>Whole</button>}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${depth * ROW_PX}`} role="group" aria-label={`Flame graph of ${graph.name}: arrows move, Enter zooms in`}>
        {frames.map((it, i) => (
          <g
            key={i}
            transform={`translate(${it.x} ${it.depth * ROW_PX})`}
            role="button"
            tabindex={i === 0 ? 0 : -1}
            aria-label={`${it.node.name}, ${percent(it.node.value / graph.root.value)}`}
            onClick={() => setRoot(it.node)}
            onKeyDown={(event) => press(event, i)}
          >
            <title>{`${it.node.name}: ${percent(it.node.value / graph.root.value)}`}</title>
            <rect class={`flame-${i % 4}`} width={it.width} height={ROW_PX - 1} />
            <text x="3" y={ROW_PX - 6}>{fit(it.node.name, it.width)}</text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Each node at its place, left to right and top down. */
export function framesOf(root: FlameNode): Frame[] {
  const frames: Frame[] = [];
  const waiting: Frame[] = [{ node: root, x: 0, width: WIDTH, depth: 0 }];
  for (let frame = waiting.pop(); frame; frame = waiting.pop()) {
    frames.push(frame);
    let x = frame.x;
    for (const child of frame.node.children) {
      const width = (frame.width * child.value) / Math.max(1, frame.node.value);
      if (width >= NARROWEST) {
        waiting.push({ node: child, x, width, depth: frame.depth + 1 });
      }
      x += width;
    }
  }
  return frames;
}

/** Which frame an arrow key leads to, or null: up to its caller, down to what it calls, aside on its row. */
export function neighbour(frames: Frame[], at: number, key: string): number | null {
  const here = frames[at]!;
  const end = (it: Frame) => it.x + it.width;
  const led: Record<string, (it: Frame) => boolean> = {
    ArrowUp: (it) => it.depth === here.depth - 1 && it.x <= here.x && end(it) > here.x,
    ArrowDown: (it) => it.depth === here.depth + 1 && it.x >= here.x && it.x < end(here),
    ArrowLeft: (it) => it.depth === here.depth && it.x < here.x,
    ArrowRight: (it) => it.depth === here.depth && it.x > here.x,
  };
  const leads = led[key];
  if (!leads) {
    return null;
  }
  const found = frames.map((it, i) => ({ it, i })).filter(({ it }) => leads(it));
  found.sort((one, other) => one.it.x - other.it.x);
  return (key === 'ArrowLeft' ? found.at(-1) : found[0])?.i ?? null;
}

function fit(name: string, width: number): string {
  const letters = Math.floor((width - 6) / 6.2);
  if (name.length <= letters) {
    return name;
  }
  return letters < 4 ? '' : name.slice(0, letters - 1) + '…';
}
