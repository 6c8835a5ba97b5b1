// SPDX-License-Identifier: Apache-2.0
import { path } from '../../api/client';
import type { Checkpoint } from '../../api/types';
import { useQuery } from '../../live/query';
import { Empty, Loaded } from '../../part/notices';
import { Table } from '../../part/table';
import { bytes, exact } from '../../text/number';
import { duration } from '../../text/time';

/** One checkpoint, operator by operator, and how long its barriers were waited for. */
export function CheckpointDetail({ jobId, checkpoint }: { jobId: string; checkpoint: string }) {
  const detail = useQuery<Checkpoint>(path('jobs', jobId, 'checkpoints', 'details', checkpoint));
  return (
    <Loaded query={detail}>
      {(it) => (
        <article class="card">
          <h2>Checkpoint {it.id}</h2>
          {it.operators.length === 0 ? (
            <Empty>{it.retained ? 'No operator has state in it.' : 'It is not kept any more.'}</Empty>
          ) : (
            <Table
              label={`State in checkpoint ${it.id}`}
              rows={it.operators.flatMap((operator) => operator.parts.map((part) => ({ operator, part })))}
              rowKey={(row) => `${row.operator.id} ${row.part.name}`}
              columns={[
                { head: 'Operator', cell: (row) => row.operator.name },
                { head: 'Part', cell: (row) => row.part.name },
                { head: 'Belongs to', cell: (row) => row.part.kind.toLowerCase().replace('_', ' ') },
                { head: 'States', cell: (row) => row.part.states.join(', ') },
                { head: 'Entries', isNumber: true, cell: (row) => exact(row.part.entries) },
                { head: 'Size', isNumber: true, cell: (row) => bytes(row.part.bytes) },
              ]}
            />
          )}
          {it.tasks.length > 0 && (
            <Table
              label={`Tasks of checkpoint ${it.id}`}
              rows={it.tasks}
              rowKey={(task) => task.name}
              columns={[
                { head: 'Task', cell: (task) => task.name },
                { head: 'Longest alignment', isNumber: true, cell: (task) => duration(task.alignmentMs) },
              ]}
            />
          )}
        </article>
      )}
    </Loaded>
  );
}
