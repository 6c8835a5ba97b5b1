// SPDX-License-Identifier: Apache-2.0
import { percent } from '../text/number';

/** Less is what any queue does now and then. */
const WORTH_SAYING = 0.01;

interface Shares {
  busyShare: number;
  backPressuredShare: number;
}

/** How a thread's time goes: working, waiting for room, and the rest idle. */
export function ShareBar({ busyShare, backPressuredShare }: Shares) {
  const text = `${percent(busyShare)} busy, ${percent(backPressuredShare)} back-pressured`;
  return (
    <span class="meter shares" title={text}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={text}>
        <rect class="idle" width="100" height="6" />
        <rect class="busy" width={100 * busyShare} height="6" />
        <rect class="pressed" x={100 * busyShare} width={100 * backPressuredShare} height="6" />
      </svg>
      <span>{percent(busyShare)}</span>
      {backPressuredShare >= WORTH_SAYING && <span class="held-up">{percent(backPressuredShare)} held up</span>}
    </span>
  );
}

/** A share as a bar with its number. */
export function Meter({ share, label }: { share: number; label: string }) {
  return (
    <span class="meter">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={`${label}: ${percent(share)}`}>
        <rect class="idle" width="100" height="6" />
        <rect class="amount" width={Math.min(100, 100 * share)} height="6" />
      </svg>
      <span>{percent(share)}</span>
    </span>
  );
}
