// SPDX-License-Identifier: Apache-2.0
import type { Operator, Reason } from '../../api/types';
import type { Sample } from '../../live/history';
import { count, percent, rate } from '../../text/number';
import { watermark } from '../../text/time';
import type { Box } from './layout';

/** From here on a bottleneck is worth a colour. */
const HIGH_SHARE = 0.5;

const MOST_LETTERS = 28;

interface Props {
  box: Box;
  operator: Operator;
  sample: Sample | undefined;
  reason: Reason | null;
  isSelected: boolean;
  onSelect: () => void;
}

export function GraphNode({ box, operator, sample, reason, isSelected, onSelect }: Props) {
  const choose = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect();
    }
  };
  return (
    <g
      class={`node ${load(operator)} ${isSelected ? 'selected' : ''}`}
      transform={`translate(${box.x} ${box.y})`}
      role="button"
      tabindex={0}
      aria-pressed={isSelected}
      aria-label={`${operator.name}, ${percent(operator.busyShare)} busy, watermark ${watermark(operator.watermarkOut)}`}
      onClick={onSelect}
      onKeyDown={choose}
    >
      <title>{reason ? `${operator.name}: ${reason.summary}` : operator.name}</title>
      <rect width={box.width} height={box.height} rx="6" />
      <text class="name" x="10" y="20">{cut(operator.name)}</text>
      <text x="10" y="38">
        in {rate(sample?.inPerS ?? 0)} · out {rate(sample?.outPerS ?? 0)}
        {operator.late > 0 && ` · ${count(operator.late)} late`}
      </text>
      <text x="10" y="55">{watermark(operator.watermarkOut)}</text>
      <text class="held" x="10" y="72">{cut(holder(reason))}</text>
      <Load operator={operator} width={box.width} y={box.height - 14} />
    </g>
  );
}

function Load({ operator, width, y }: { operator: Operator; width: number; y: number }) {
  const room = width - 20;
  const busy = room * operator.busyShare;
  const pressed = room * operator.backPressuredShare;
  return (
    <g class="shares">
      <rect class="idle" x="10" y={y} width={room} height="5" />
      <rect class="busy" x="10" y={y} width={busy} height="5" />
      <rect class="pressed" x={10 + busy} y={y} width={Math.min(pressed, room - busy)} height="5" />
    </g>
  );
}

function load(operator: Operator): string {
  if (operator.backPressuredShare >= HIGH_SHARE) {
    return 'pressed';
  }
  return operator.busyShare >= HIGH_SHARE ? 'busy' : '';
}

/** What holds its watermark, in a few words. */
function holder(reason: Reason | null): string {
  const held = reason?.heldBy;
  if (!held) {
    return reason?.verdict === 'ENDED' ? 'ended' : '';
  }
  return held.split === null ? `held by ${held.sourceName}` : `held by ${lastPart(held.split)}`;
}

/** Of a path the file, which tells splits apart; anything else as it is. */
function lastPart(split: string): string {
  return split.slice(split.lastIndexOf('/') + 1) || split;
}

export function cut(text: string): string {
  return text.length > MOST_LETTERS ? text.slice(0, MOST_LETTERS - 1) + '…' : text;
}
