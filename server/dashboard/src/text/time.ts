// SPDX-License-Identifier: Apache-2.0
import type { WindowOf } from '../api/types';
import { END_OF_TIME } from '../live/history';

const UNITS: [number, string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** A length of time with its two largest units: `2 h 5 min`, `4.2 s`, `35 ms`. */
export function duration(ms: number): string {
  const size = Math.abs(ms);
  const sign = ms < 0 ? '−' : '';
  if (size < 1_000) {
    return `${sign}${Math.round(size)} ms`;
  }
  if (size < 10_000) {
    return `${sign}${(Math.round(size / 100) / 10).toFixed(1)} s`;
  }
  const first = UNITS.findIndex(([unit]) => size >= unit);
  const [unit, name] = UNITS[first] ?? [1_000, 's'];
  const whole = Math.floor(size / unit);
  const next = UNITS[first + 1];
  const part = next ? Math.floor((size - whole * unit) / next[0]) : 0;
  return sign + (next && part > 0 ? `${whole} ${name} ${part} ${next[1]}` : `${whole} ${name}`);
}

/** `2001-01-08 18:00:00Z`, with milliseconds only where there are any. */
export function instant(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) {
    return `${ms} ms`;
  }
  return date.toISOString().replace('T', ' ').replace('.000Z', 'Z');
}

/** A point in the wall clock as people near it say it. */
export function clockTime(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? `${ms} ms` : date.toLocaleString(undefined, { hour12: false });
}

/** A watermark: a time, or that there is none yet, or that event time is at its end. */
export function watermark(ms: number | null): string {
  if (ms === null) {
    return 'none yet';
  }
  return ms >= END_OF_TIME ? 'end of time' : instant(ms);
}

/** A window by its ends, or as its class calls it if it has none. */
export function windowText(window: WindowOf): string {
  return window.startMs === null || window.endMs === null
    ? window.text
    : `${instant(window.startMs)} to ${instant(window.endMs)}`;
}
