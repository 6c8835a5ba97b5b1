// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { coarse } from './late';

const buckets = (many: number) => Array.from({ length: many }, (_, i) => ({ fromMs: i, toMs: i + 1, count: 1 }));

it('puts neighbours of a long histogram together and loses nothing', () => {
  const rows = coarse(buckets(40));
  expect(rows.length).toBeLessThanOrEqual(14);
  expect(rows.reduce((sum, it) => sum + it.count, 0)).toBe(40);
  expect(rows[0]).toEqual({ fromMs: 0, toMs: 3, count: 3 });
  expect(rows.at(-1)?.toMs).toBe(40);
});

it('leaves a short histogram as it is', () => {
  expect(coarse(buckets(5))).toEqual(buckets(5));
  expect(coarse([])).toEqual([]);
});
