// SPDX-License-Identifier: Apache-2.0
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api';
import type { Plan } from '../../api/types';

export const NODE_WIDTH = 212;
export const NODE_HEIGHT = 96;
const TASK_PADDING = '[top=30,left=12,bottom=12,right=12]';

export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Wire {
  id: string;
  points: { x: number; y: number }[];
  label: string;
}

export interface Layout {
  width: number;
  height: number;
  tasks: Box[];
  operators: Box[];
  wires: Wire[];
}

/** Lays a plan out from left to right; the library for it is fetched when first needed. */
export async function layOut(plan: Plan): Promise<Layout> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const root = await new Elk().layout(toElk(plan));
  return fromElk(root, plan);
}

function toElk(plan: Plan): ElkNode {
  return {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.layered.spacing.nodeNodeBetweenLayers': '40',
      'elk.spacing.nodeNode': '22',
      'elk.json.shapeCoords': 'ROOT',
      'elk.json.edgeCoords': 'ROOT',
    },
    children: plan.tasks.map((task) => ({
      id: `task ${task.id}`,
      layoutOptions: { 'elk.padding': TASK_PADDING, 'elk.layered.spacing.nodeNodeBetweenLayers': '22' },
      children: task.operators.map((id) => ({ id, width: NODE_WIDTH, height: NODE_HEIGHT })),
    })),
    edges: plan.edges.map((edge, i) => ({ id: String(i), sources: [edge.from], targets: [edge.to] })),
  };
}

function fromElk(root: ElkNode, plan: Plan): Layout {
  const tasks = root.children ?? [];
  return {
    width: root.width ?? 0,
    height: root.height ?? 0,
    tasks: tasks.map(box),
    operators: tasks.flatMap((task) => (task.children ?? []).map(box)),
    wires: (root.edges ?? []).map((edge) => wire(edge, plan)),
  };
}

function box(node: ElkNode): Box {
  return { id: node.id, x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 };
}

function wire(edge: ElkExtendedEdge, plan: Plan): Wire {
  const section = edge.sections?.[0];
  const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
  const planned = plan.edges[Number(edge.id)];
  const aside = planned?.sideOutput ? `, side output ${planned.sideOutput}` : '';
  return { id: edge.id, points, label: planned && !planned.chained ? planned.partitioning + aside : '' };
}
