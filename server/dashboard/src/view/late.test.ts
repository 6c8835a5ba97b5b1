// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { acceptedText, coarse, droppedText } from './late';

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

const group = (count: number, more99Ms: number | null) => ({ count, histogram: [], sample: [], more99Ms, more999Ms: more99Ms });

it('says what late records lacked, by what became of them', () => {
  expect(acceptedText(group(1_200, 7_200_000))).toMatch(/^1.200 late records accepted: .* 2 h more out-of-orderness would have spared 99 %/);
  expect(droppedText(group(1, 60_000), 3_600_000)).toMatch(/^1 record dropped.* allowed 1 h\. 1 min more allowed lateness would/);
  expect(droppedText(group(3, 60_000), null)).toMatch(/more out-of-orderness would/);
});

it('names no bound where no record was late', () => {
  expect(droppedText(group(0, null), 3_600_000)).toBe('0 records dropped, or sent to a side output: later than the allowed 1 h.');
});
