// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';

export interface TableColumn<T> {
  head: string;
  /** Numbers stand at the right. */
  isNumber?: boolean;
  cell: (row: T) => ComponentChildren;
}

interface Props<T> {
  label: string;
  columns: TableColumn<T>[];
  rows: T[];
  rowKey: (row: T) => string | number;
  selected?: string | number | null;
  onSelect?: (row: T) => void;
  /** Where rows have long texts: on a narrow screen each row is a block, with its heads inside. */
  stacks?: boolean;
}

/** A table whose rows can be chosen by mouse and keyboard, if there is something to choose. */
export function Table<T>({ label, columns, rows, rowKey, selected, onSelect, stacks }: Props<T>) {
  return (
    <div class={stacks ? 'scroll stacks' : 'scroll'}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((it) => (
              <th key={it.head} scope="col" class={it.isNumber ? 'number' : ''}>{it.head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={rowKey(row)}
              row={row}
              columns={columns}
              isSelected={selected !== undefined && selected === rowKey(row)}
              {...(onSelect ? { onSelect } : {})}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps<T> {
  row: T;
  columns: TableColumn<T>[];
  isSelected: boolean;
  onSelect?: (row: T) => void;
}

function Row<T>({ row, columns, isSelected, onSelect }: RowProps<T>) {
  const choose = onSelect && {
    tabIndex: 0,
    onClick: () => onSelect(row),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        onSelect(row);
      }
    },
  };
  return (
    <tr class={(onSelect ? 'choice ' : '') + (isSelected ? 'selected' : '')} {...choose}>
      {columns.map((it) => (
        <td key={it.head} data-head={it.head} class={it.isNumber ? 'number' : ''}>{it.cell(row)}</td>
      ))}
    </tr>
  );
}
