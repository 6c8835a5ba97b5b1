// SPDX-License-Identifier: Apache-2.0
import type { Reason } from '../api/types';
import { percent } from '../text/number';
import { ago, duration, instant, watermark, windowText } from '../text/time';

const TONES: Record<Reason['verdict'], string> = {
  WORKING: 'good',
  WAITING: 'change',
  SLOW: 'bad',
  BACK_PRESSURED: 'bad',
  IDLE: 'calm',
  ENDED: 'calm',
};

/** Why an operator is as it is: what it waits for, what holds it back, and what would help. */
export function ReasonText({ reason, atMs }: { reason: Reason; atMs?: number }) {
  return (
    <div class="reason">
      <p>
        <span class={`badge ${TONES[reason.verdict] ?? 'calm'}`}>
          {reason.verdict.toLowerCase().replace('_', '-')}
        </span>{' '}
        {reason.summary}
      </p>
      <dl>
        <NextFiring reason={reason} />
        <Holder reason={reason} atMs={atMs ?? Date.now()} />
        <Bottleneck reason={reason} />
      </dl>
      {reason.help.length > 0 && (
        <ul class="help" aria-label="What would help">
          {reason.help.map((it) => <li key={it}>{it}</li>)}
        </ul>
      )}
    </div>
  );
}

function NextFiring({ reason }: { reason: Reason }) {
  const next = reason.next;
  if (!next) {
    return null;
  }
  const what = next.window ? `window ${windowText(next.window)}` : next.kind;
  const key = next.key === null ? '' : ` of key ${JSON.stringify(next.key)}`;
  const clock = next.domain === 'EVENT_TIME' ? 'watermark' : 'clock';
  const missing = next.missingMs === null ? '' : next.missingMs <= 0 ? ', due' : `, ${duration(next.missingMs)} away`;
  return (
    <div>
      <dt>Fires next</dt>
      <dd>{what + key} at {clock} {instant(next.firesAtMs)}{missing} (subtask {next.subtask})</dd>
    </div>
  );
}

function Holder({ reason, atMs }: { reason: Reason; atMs: number }) {
  const held = reason.heldBy;
  if (!held) {
    return null;
  }
  const split = held.split === null ? 'its reader, which has no split' : `split ${held.split}`;
  const since = held.sinceMs === null ? '' : `, unmoved since ${ago(held.sinceMs, atMs)}`;
  return (
    <div>
      <dt>Watermark held by</dt>
      <dd>
        {split} of {held.sourceName}, subtask {held.sourceSubtask}: {held.splitState.toLowerCase().replace('_', ' ')},
        at {watermark(held.watermark)}{since}
      </dd>
    </div>
  );
}

function Bottleneck({ reason }: { reason: Reason }) {
  const evidence = reason.evidence;
  if (!evidence) {
    return null;
  }
  const facts = [
    `subtask ${evidence.subtask} ${percent(evidence.busyShare)} busy`,
    `queue ${percent(evidence.queueFill)} full`,
    evidence.hotKey && `key ${JSON.stringify(evidence.hotKey.key)} has ${percent(evidence.hotKey.share)} of the records`,
    evidence.blockingCall && `blocked in ${evidence.blockingCall}`,
  ];
  return (
    <div>
      <dt>Bottleneck</dt>
      <dd>{evidence.bottleneckName}: {facts.filter(Boolean).join(', ')}</dd>
    </div>
  );
}
