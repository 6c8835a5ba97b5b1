// SPDX-License-Identifier: Apache-2.0

const PREFIXES = ['', ' k', ' M', ' G', ' T'];

/** Three digits and a unit: `12.3 k`. */
export function count(value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  let scaled = value;
  let step = 0;
  while (Math.abs(scaled) >= 999.5 && step < PREFIXES.length - 1) {
    scaled /= 1000;
    step++;
  }
  return digits(scaled) + (PREFIXES[step] ?? '');
}

/** All digits, grouped: for counts that are looked at one by one. */
export function exact(value: number): string {
  return value.toLocaleString('en');
}

export function rate(perS: number): string {
  return `${count(perS)}/s`;
}

export function bytes(value: number): string {
  return `${count(value)}B`.replace(/^([\d.]+)B$/, '$1 B');
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? '<1' : Math.round(value)} %`;
}

/** `1 subtask`, `2 subtasks`. */
export function plural(value: number, noun: string): string {
  return `${exact(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function digits(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return String(Number(value.toFixed(decimals)));
}
