// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { get, path, withQuery } from '../../api/client';
import { Problem } from '../../api/problem';
import type { StateEntry, StateKeys } from '../../api/types';
import { useQuery } from '../../live/query';
import { go, type Route } from '../../live/route';
import { Failed, Loaded } from '../../part/notices';
import { ValueCompare } from './compare';

const KEYS_PER_PAGE = 100;

interface Props {
  jobId: string;
  route: Route;
  state: StateEntry;
  checkpoint: string | null;
  retained: number[];
}

/** Finds a key, by typing it or in the list, and shows its value. */
export function StateBrowser({ jobId, route, state, checkpoint, retained }: Props) {
  const isKeyed = state.scope === 'KEYED' || state.scope === 'WINDOW' || state.scope === 'TIMERS';
  const key = route.query['key'] ?? '';
  const base = path('jobs', jobId, 'state', route.operator ?? '', state.name);
  const choose = (it: string) => go({ ...route, query: { ...route.query, key: it } });
  return (
    <div class="browser">
      {isKeyed && (
        <div class="keys">
          <KeySearch text={key} onSearch={choose} />
          <KeyList url={withQuery(`${base}/keys`, { limit: KEYS_PER_PAGE, checkpoint })} selected={key} onSelect={choose} />
        </div>
      )}
      <div class="value">
        {isKeyed && key === '' ? (
          <p class="notice">Choose a key, or type one.</p>
        ) : (
          <ValueCompare base={base} keyText={isKeyed ? key : null} checkpoint={checkpoint} retained={retained} />
        )}
      </div>
    </div>
  );
}

/** Takes a key as the list shows it. */
function KeySearch({ text, onSearch }: { text: string; onSearch: (key: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const submit = (event: Event) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form onSubmit={submit} class="field">
      <label for="key">Key</label>
      <input id="key" value={typed} placeholder="ATL" onInput={(event) => setTyped(event.currentTarget.value)} />
      <button type="submit">Find</button>
    </form>
  );
}

function KeyList({ url, selected, onSelect }: { url: string; selected: string; onSelect: (key: string) => void }) {
  const first = useQuery<StateKeys>(url);
  const [more, setMore] = useState<StateKeys[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => setMore([]), [url]);
  const next = more.length > 0 ? (more.at(-1)?.next ?? null) : (first.data?.next ?? null);
  const load = async () => {
    try {
      const page = await get<StateKeys>(withQuery(url, {}) + `&after=${encodeURIComponent(next ?? '')}`);
      setMore((pages) => [...pages, page]);
    } catch (cause) {
      setProblem(Problem.unreachable(cause));
    }
  };
  return (
    <Loaded query={first}>
      {(page) => (
        <>
          <ul class="key-list" aria-label="Keys">
            {[page, ...more].flatMap((it) => it.keys).map(({ text }) => (
              <li key={text}>
                <button type="button" aria-pressed={text === selected} onClick={() => onSelect(text)}>{text}</button>
              </li>
            ))}
          </ul>
          {problem && <Failed problem={problem} />}
          {next !== null && <button type="button" onClick={load}>More keys</button>}
        </>
      )}
    </Loaded>
  );
}
