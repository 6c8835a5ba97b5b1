// SPDX-License-Identifier: Apache-2.0
import type { Operator } from '../../api/types';
import type { History } from '../../live/history';
import { Meter, ShareBar } from '../../part/bar';
import { Table } from '../../part/table';
import { exact, rate } from '../../text/number';
import { duration, watermark } from '../../text/time';

interface Props {
  operators: Operator[];
  history: History;
  selected: string | null;
  onSelect: (operator: string) => void;
}

/** All operators in the order of the plan. */
export function OperatorTable({ operators, history, selected, onSelect }: Props) {
  return (
    <Table
      label="Operators"
      rows={operators}
      rowKey={(it) => it.id}
      selected={selected}
      onSelect={(it) => onSelect(it.id)}
      columns={[
        { head: 'Operator', cell: (it) => it.name },
        { head: 'Busy', cell: (it) => <ShareBar {...it} /> },
        { head: 'In', isNumber: true, cell: (it) => rate(history.latest(it.id)?.inPerS ?? 0) },
        { head: 'Out', isNumber: true, cell: (it) => rate(history.latest(it.id)?.outPerS ?? 0) },
        { head: 'Records in', isNumber: true, cell: (it) => exact(it.recordsIn) },
        { head: 'Records out', isNumber: true, cell: (it) => exact(it.recordsOut) },
        { head: 'Latency', isNumber: true, cell: (it) => duration(it.latencyMs) },
        { head: 'Queue', cell: (it) => <Meter share={it.queueFill} label="queue fill" /> },
        { head: 'Watermark', cell: (it) => watermark(it.watermarkOut) },
        { head: 'Late', isNumber: true, cell: (it) => exact(it.lateAccepted + it.lateDropped) },
        { head: 'Dropped', isNumber: true, cell: (it) => exact(it.lateDropped) },
        { head: 'Errors', isNumber: true, cell: (it) => exact(it.errors) },
      ]}
    />
  );
}
