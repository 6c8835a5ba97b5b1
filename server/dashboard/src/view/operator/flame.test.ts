// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import type { FlameNode } from '../../api/types';
import { framesOf, neighbour } from './flame';

const node = (name: string, value: number, ...children: FlameNode[]): FlameNode => ({ name, value, children });

const frames = framesOf(node('run', 10, node('map', 4, node('parse', 4)), node('sink', 6)));
const at = (name: string) => frames.findIndex((it) => it.node.name === name);
const led = (from: string, key: string) => {
  const to = neighbour(frames, at(from), `Arrow${key}`);
  return to === null ? null : frames[to]!.node.name;
};

it('is walked through by arrow keys', () => {
  expect(led('run', 'Down')).toBe('map');
  expect(led('map', 'Right')).toBe('sink');
  expect(led('sink', 'Left')).toBe('map');
  expect(led('map', 'Down')).toBe('parse');
  expect(led('parse', 'Up')).toBe('map');
  expect(led('sink', 'Up')).toBe('run');
});

it('leads nowhere beyond its edges', () => {
  expect(led('run', 'Up')).toBeNull();
  expect(led('map', 'Left')).toBeNull();
  expect(led('sink', 'Down')).toBeNull();
  expect(neighbour(frames, 0, 'a')).toBeNull();
});
