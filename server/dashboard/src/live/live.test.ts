// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { EventParser } from '../api/events';
import type { Operator } from '../api/types';
import { backoffMs } from './backoff';
import { History, MOST_SAMPLES } from './history';
import { formatRoute, parseRoute } from './route';

function operator(id: string, recordsIn: number, watermarkOut: number | null): Operator {
  return {
    id, name: id, kind: 'map', task: 0, parallelism: 1, recordsIn, recordsOut: 0, lateAccepted: 0, lateDropped: 0, errors: 0,
    busyShare: 0.5, backPressuredShare: 0, idleShare: 0.5, watermarkIn: null, watermarkOut,
    queueFill: 0, latencyMs: 0, stateful: false, subtasks: [],
  };
}

describe('history', () => {
  it('makes rates of differences', () => {
    const history = new History();
    history.add({ atMs: 1_000, operators: [operator('a', 100, null)] });
    history.add({ atMs: 3_000, operators: [operator('a', 500, null)] });
    expect(history.latest('a')?.inPerS).toBe(200);
  });

  it('shows no rate below zero after a restart', () => {
    const history = new History();
    history.add({ atMs: 1_000, operators: [operator('a', 900, null)] });
    history.add({ atMs: 2_000, operators: [operator('a', 10, null)] });
    expect(history.latest('a')?.inPerS).toBe(0);
  });

  it('measures how far event time is behind, and leaves its end out', () => {
    const history = new History();
    history.add({
      atMs: 1,
      operators: [operator('a', 0, 5_000), operator('b', 0, 2_000), operator('c', 0, null), operator('d', 0, 9.3e18)],
    });
    expect(['a', 'b', 'c', 'd'].map((id) => history.latest(id)?.behindMs)).toEqual([0, 3_000, null, 0]);
  });

  it('is bounded', () => {
    const history = new History();
    for (let i = 0; i < MOST_SAMPLES + 50; i++) {
      history.add({ atMs: i * 1000, operators: [operator('a', i, null)] });
    }
    expect(history.of('a').length).toBe(MOST_SAMPLES);
  });
});

describe('events', () => {
  it('are put together from pieces', () => {
    const parser = new EventParser();
    expect(parser.push('event: upd')).toEqual([]);
    expect(parser.push('ate\ndata: {"a":\ndata: 1}\n')).toEqual([]);
    expect(parser.push('\n: comment\n\ndata: x\n\n')).toEqual([
      { name: 'update', data: '{"a":\n1}' },
      { name: 'message', data: 'x' },
    ]);
  });
});

describe('routes', () => {
  it.each(['#/jobs/0a/graph', '#/jobs/0a/state?op=a%2Fb&key=%22ATL%22', '#/'])('%s goes there and back', (hash) =>
    expect(formatRoute(parseRoute(hash))).toBe(hash));

  it('lead to the list when they lead nowhere', () => {
    expect(parseRoute('#/nonsense').view).toBe('jobs');
    expect(parseRoute('#/jobs/%E0%A4%A').job).toBe('%E0%A4%A');
  });
});

it('waits longer each time, up to a bound', () => {
  expect([0, 1, 2, 10].map(backoffMs)).toEqual([500, 1000, 2000, 5000]);
});
