// SPDX-License-Identifier: Apache-2.0
import type { Operator, Operators } from '../api/types';

/** Ten minutes of one update a second. */
export const MOST_SAMPLES = 600;

/** What is remembered of one operator at one moment. */
export interface Sample {
  atMs: number;
  inPerS: number;
  outPerS: number;
  busyShare: number;
  backPressuredShare: number;
  queueFill: number;
  /** How far event time was behind the furthest watermark of the job; null if it has none. */
  behindMs: number | null;
  late: number;
  /** Time of a record in queues, from a source to here. */
  latencyMs: number;
}

/** The last samples of each operator, made from the differences between updates. */
export class History {
  private readonly samples = new Map<string, Sample[]>();
  private before: Operators | null = null;

  add(update: Operators): void {
    const before = this.before;
    this.before = update;
    const last = before ? new Map(before.operators.map((it) => [it.id, it])) : new Map<string, Operator>();
    const passedMs = before ? update.atMs - before.atMs : 0;
    if (passedMs <= 0 && before) {
      return;
    }
    const furthest = furthestWatermark(update.operators);
    for (const operator of update.operators) {
      this.append(operator.id, sample(update.atMs, operator, last.get(operator.id), passedMs, furthest));
    }
  }

  of(operator: string): readonly Sample[] {
    return this.samples.get(operator) ?? [];
  }

  latest(operator: string): Sample | undefined {
    return this.of(operator).at(-1);
  }

  private append(id: string, added: Sample): void {
    const list = this.samples.get(id) ?? [];
    this.samples.set(id, [...list.slice(list.length >= MOST_SAMPLES ? 1 : 0), added]);
  }
}

function sample(
  atMs: number,
  now: Operator,
  before: Operator | undefined,
  passedMs: number,
  furthest: number | null,
): Sample {
  // After a restart counts begin anew: a rate below zero would be nonsense.
  const perS = (to: number, from: number) =>
    passedMs > 0 && before ? Math.max(0, ((to - from) * 1000) / passedMs) : 0;
  return {
    atMs,
    inPerS: perS(now.recordsIn, before?.recordsIn ?? 0),
    outPerS: perS(now.recordsOut, before?.recordsOut ?? 0),
    busyShare: now.busyShare,
    backPressuredShare: now.backPressuredShare,
    queueFill: now.queueFill,
    behindMs: behind(now.watermarkOut, furthest),
    late: now.lateAccepted + now.lateDropped,
    latencyMs: now.latencyMs,
  };
}

/** Event time at its end is no moment that others could be behind. */
export const END_OF_TIME = 9_000_000_000_000_000_000;

function furthestWatermark(operators: Operator[]): number | null {
  const known = operators
    .map((it) => it.watermarkOut)
    .filter((it): it is number => it !== null && it < END_OF_TIME);
  return known.length > 0 ? Math.max(...known) : null;
}

function behind(watermark: number | null, furthest: number | null): number | null {
  if (watermark === null || furthest === null) {
    return null;
  }
  return watermark >= END_OF_TIME ? 0 : Math.max(0, furthest - watermark);
}
