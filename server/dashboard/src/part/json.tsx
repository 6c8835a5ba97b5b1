// SPDX-License-Identifier: Apache-2.0

/** More than this is folded: a list of a million elements would stop the page. */
const MOST_SHOWN = 100;

/** A value of a user's, as JSON whose parts can be folded. */
export function Json({ value, depth = 0 }: { value: unknown; depth?: number }) {
  if (Array.isArray(value)) {
    const entries: [string, unknown][] = value.map((it, i) => [String(i), it]);
    return <Entries open="[" close="]" entries={entries} depth={depth} isNamed={false} />;
  }
  if (value !== null && typeof value === 'object') {
    return <Entries open="{" close="}" entries={Object.entries(value)} depth={depth} isNamed />;
  }
  const kind = value === null ? 'null' : typeof value;
  return <span class={`json-${kind}`}>{JSON.stringify(value)}</span>;
}

interface EntriesProps {
  open: string;
  close: string;
  entries: [string, unknown][];
  depth: number;
  isNamed: boolean;
}

function Entries({ open, close, entries, depth, isNamed }: EntriesProps) {
  if (entries.length === 0) {
    return <span>{open + close}</span>;
  }
  const hidden = entries.length - MOST_SHOWN;
  return (
    <details class="json" open={depth < 2}>
      <summary>
        {open} <span class="faint">{entries.length} {isNamed ? 'fields' : 'elements'}</span>
      </summary>
      <ul>
        {entries.slice(0, MOST_SHOWN).map(([name, it]) => (
          <li key={name}>
            {isNamed && <span class="json-name">{name}: </span>}
            <Json value={it} depth={depth + 1} />
          </li>
        ))}
        {hidden > 0 && <li class="faint">and {hidden} more</li>}
      </ul>
      {close}
    </details>
  );
}
