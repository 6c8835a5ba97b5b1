// SPDX-License-Identifier: Apache-2.0
import type { Reason } from '../api/types';
import { percent } from '../text/number';
import { duration, instant, watermark } from '../text/time';

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
        <VerdictBadge verdict={reason.verdict} /> {reason.summary}
      </p>
      <dl>
        <NextFiring reason={reason} />
        {reason.verdict === 'WAITING' && <Holder reason={reason} atMs={atMs ?? Date.now()} />}
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

export function VerdictBadge({ verdict }: { verdict: Reason['verdict'] }) {
  return <span class={`badge ${TONES[verdict] ?? 'calm'}`}>{verdict.toLowerCase().replace('_', '-')}</span>;
}

/** Which key and subtask it is, which the summary does not say. */
function NextFiring({ reason }: { reason: Reason }) {
  const next = reason.next;
  if (!next) {
    return null;
  }
  const key = next.key === null ? '' : `key ${JSON.stringify(next.key)}, `;
  const missing = next.missingMs === null || next.missingMs <= 0 ? '' : `, ${duration(next.missingMs)} away`;
  return (
    <div>
      <dt>Fires next</dt>
      <dd>{key}subtask {next.subtask}, at {instant(next.firesAtMs)}{missing}</dd>
    </div>
  );
}

/** The way of the watermark that is behind, from its source on, and how long it has stood there. */
function Holder({ reason, atMs }: { reason: Reason; atMs: number }) {
  const held = reason.heldBy;
  if (!held) {
    return null;
  }
  const since = held.sinceMs === null ? '' : `, there for ${duration(Math.max(0, atMs - held.sinceMs))}`;
  const way = held.path.map((it) => `${it.operator} (${it.subtask})`).join(' → ');
  return (
    <>
      <div>
        <dt>Event time</dt>
        <dd>{watermark(held.watermark)}{since}</dd>
      </div>
      {held.path.length > 1 && (
        <div>
          <dt>Comes by</dt>
          <dd>{way}</dd>
        </div>
      )}
    </>
  );
}

function Bottleneck({ reason }: { reason: Reason }) {
  const evidence = reason.evidence;
  if (!evidence) {
    return null;
  }
  const facts = [
    `subtask ${evidence.subtask} ${percent(evidence.busyShare)} busy`,
    `its thread ${percent(evidence.threadBusyShare)}`,
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
