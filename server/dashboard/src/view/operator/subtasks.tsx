// SPDX-License-Identifier: Apache-2.0
import type { Subtask } from '../../api/types';
import { Meter, ShareBar } from '../../part/bar';
import { Table } from '../../part/table';
import { exact } from '../../text/number';
import { watermark } from '../../text/time';

/** A subtask with this many times the records of the mean is worth a mark. */
const SKEWED = 1.5;

/** Subtasks side by side, so that one that has more to do than the others is seen. */
export function SubtaskTable({ subtasks }: { subtasks: Subtask[] }) {
  const all = subtasks.reduce((sum, it) => sum + it.recordsIn, 0);
  const mean = all / Math.max(1, subtasks.length);
  return (
    <Table
      label="Subtasks"
      rows={subtasks}
      rowKey={(it) => it.index}
      columns={[
        { head: 'Subtask', isNumber: true, cell: (it) => it.index },
        { head: 'Phase', cell: (it) => it.phase.toLowerCase().replace('_', ' ') },
        { head: 'Busy', cell: (it) => <ShareBar {...it} /> },
        {
          head: 'Share of records',
          cell: (it) => (
            <span class={mean > 0 && it.recordsIn > SKEWED * mean ? 'skewed' : ''}>
              <Meter share={it.recordsIn / Math.max(1, all)} label="of all records in" />
            </span>
          ),
        },
        { head: 'Records in', isNumber: true, cell: (it) => exact(it.recordsIn) },
        { head: 'Records out', isNumber: true, cell: (it) => exact(it.recordsOut) },
        { head: 'Queue', cell: (it) => <Meter share={it.queueFill} label="queue fill" /> },
        { head: 'Watermark in', cell: (it) => watermark(it.watermarkIn) },
        { head: 'Watermark out', cell: (it) => watermark(it.watermarkOut) },
        { head: 'Late', isNumber: true, cell: (it) => exact(it.lateAccepted + it.lateDropped) },
        { head: 'Dropped', isNumber: true, cell: (it) => exact(it.lateDropped) },
        { head: 'Errors', isNumber: true, cell: (it) => exact(it.errors) },
        { head: 'Thread', cell: (it) => it.worker ?? <span class="faint">none</span> },
      ]}
    />
  );
}
