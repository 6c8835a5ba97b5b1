// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { bytes, count, percent, rate } from './number';
import { duration, instant, watermark } from './time';

describe('numbers', () => {
  it.each([
    [0, '0'], [7, '7'], [0.25, '0.25'], [99.96, '100'], [999, '999'], [999.7, '1 k'],
    [12_345, '12.3 k'], [1_000_000, '1 M'], [2_500_000_000, '2.5 G'],
  ])('%d reads %s', (value, text) => expect(count(value)).toBe(text));

  it('carry their units', () => {
    expect(rate(1200)).toBe('1.2 k/s');
    expect(bytes(12)).toBe('12 B');
    expect(bytes(1_200_000)).toBe('1.2 MB');
    expect(percent(0.004)).toBe('<1 %');
    expect(percent(0.5)).toBe('50 %');
  });
});

describe('times', () => {
  it.each([
    [0, '0 ms'], [35, '35 ms'], [4_210, '4.2 s'], [59_000, '59 s'], [61_000, '1 min 1 s'],
    [7_500_000, '2 h 5 min'], [90_000_000, '1 d 1 h'], [-1_500, '−1.5 s'],
  ])('%d ms reads %s', (ms, text) => expect(duration(ms)).toBe(text));

  it('are UTC, and survive what no calendar holds', () => {
    expect(instant(978_976_800_000)).toBe('2001-01-08 18:00:00Z');
    expect(instant(1e19)).toBe('10000000000000000000 ms');
  });

  it('of watermarks say what they are', () => {
    expect(watermark(null)).toBe('none yet');
    expect(watermark(9223372036854775807)).toBe('end of time');
    expect(watermark(978_976_800_000)).toBe('2001-01-08 18:00:00Z');
  });
});
