// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { withQuery } from '../../api/client';
import type { StateValue } from '../../api/types';
import { useQuery } from '../../live/query';
import { Json } from '../../part/json';
import { Loaded } from '../../part/notices';
import { clockTime, instant, watermark, windowText } from '../../text/time';

/** The running job's values are read again this often. */
const EVERY_MS = 2_000;

interface Props {
  /** Address of the state. */
  base: string;
  /** The key as the list shows it; null for a state without keys. */
  keyText: string | null;
  checkpoint: string | null;
  retained: number[];
}

/** A value, and beside it what it was in a checkpoint. */
export function ValueCompare({ base, keyText, checkpoint, retained }: Props) {
  const [other, setOther] = useState('');
  return (
    <>
      <label class="field">
        Compare with
        <select value={other} onChange={(event) => setOther(event.currentTarget.value)}>
          <option value="">nothing</option>
          {retained.map((it) => <option key={it} value={it}>checkpoint {it}</option>)}
        </select>
      </label>
      <div class="compare">
        <Value base={base} keyText={keyText} checkpoint={checkpoint} />
        {other !== '' && <Value base={base} keyText={keyText} checkpoint={other} />}
      </div>
    </>
  );
}

function Value({ base, keyText, checkpoint }: { base: string; keyText: string | null; checkpoint: string | null }) {
  const url = withQuery(base, { key: keyText, checkpoint });
  const value = useQuery<StateValue>(url, checkpoint === null ? EVERY_MS : undefined);
  return (
    <article class="card">
      <h3>{checkpoint === null || checkpoint === '' ? 'Now' : `Checkpoint ${checkpoint}`}</h3>
      <Loaded query={value}>
        {(it) => (
          <>
            <p class="faint">read {clockTime(it.readMs)}, watermark {watermark(it.watermark)}</p>
            {it.entries.map((entry, i) => (
              <div key={i} class="entry">
                <p class="faint">
                  subtask {entry.subtask}
                  {entry.window && `, window ${windowText(entry.window)}`}
                  {entry.expiresMs !== null && `, expires ${instant(entry.expiresMs)}`}
                  {entry.truncated && ', cut: too large to show whole'}
                </p>
                <Json value={entry.value} />
              </div>
            ))}
          </>
        )}
      </Loaded>
    </article>
  );
}
