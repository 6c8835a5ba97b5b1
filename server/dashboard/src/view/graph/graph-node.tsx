// SPDX-License-Identifier: Apache-2.0
import type { Operator, Reason } from '../../api/types';
import type { Sample } from '../../live/history';
import { count, percent, rate } from '../../text/number';
import { watermark } from '../../text/time';
import type { Box } from './layout';

/** From here on a bottleneck is worth a colour. */
const HIGH_SHARE = 0.5;

/** What is surely seen of a name, bold as it is, and beside a count of late records. */
const MOST_LETTERS = 24;
const MOST_LETTERS_BESIDE = 15;


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
  const late = operator.lateAccepted + operator.lateDropped;
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
      <text class="name" x="10" y="20">
        {cut(operator.name, late > 0 ? MOST_LETTERS_BESIDE : MOST_LETTERS)}
      </text>
      {late > 0 && (
        <text class={`late ${operator.lateDropped > 0 ? 'dropped' : ''}`} x={box.width - 10} y="20" text-anchor="end">
          {count(late)} late
        </text>
      )}
      <text x="10" y="38">in {rate(sample?.inPerS ?? 0)} · out {rate(sample?.outPerS ?? 0)}</text>
      <text x="10" y="55">{watermark(operator.watermarkOut)}</text>
      <text class={`held ${isStill(reason) ? 'still' : ''}`} x="10" y="72">{cut(holder(reason))}</text>
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

/** Whether event time waits for something else than that its source is read. */
function isStill(reason: Reason | null): boolean {
  return reason?.heldBy !== null && reason?.heldBy !== undefined && reason.heldBy.splitState !== 'READING';
}

/** What holds its watermark, in a few words; how that stands first, if it is not being read. */
function holder(reason: Reason | null): string {
  const held = reason?.heldBy;
  if (!held) {
    return reason?.verdict === 'ENDED' ? 'ended' : '';
  }
  const how = isStill(reason) ? words(held.splitState) : 'held by';
  return `${how} ${held.split === null ? held.sourceName : lastPart(held.split)}`;
}

function words(state: string): string {
  return `${state.toLowerCase().replaceAll('_', ' ')}:`;
}

/** Of a path the file, which tells splits apart; anything else as it is. */
function lastPart(split: string): string {
  return split.slice(split.lastIndexOf('/') + 1) || split;
}

export function cut(text: string, most: number = MOST_LETTERS): string {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}
