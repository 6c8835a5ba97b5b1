// SPDX-License-Identifier: Apache-2.0
import { path } from '../../api/client';
import type { Checkpoint } from '../../api/types';
import { useQuery } from '../../live/query';
import { Loaded } from '../../part/notices';
import { Table } from '../../part/table';
import { bytes } from '../../text/number';
import { duration } from '../../text/time';

/** One checkpoint, operator by operator and subtask by subtask. */
export function CheckpointDetail({ jobId, checkpoint }: { jobId: string; checkpoint: string }) {
  const detail = useQuery<Checkpoint>(path('jobs', jobId, 'checkpoints', 'details', checkpoint));
  return (
    <Loaded query={detail}>
      {(it) => (
        <article class="card">
          <h2>Checkpoint {it.id}</h2>
          <Table
            label={`Subtasks of checkpoint ${it.id}`}
            rows={it.operators.flatMap((operator) => operator.subtasks.map((subtask) => ({ operator, subtask })))}
            rowKey={(row) => `${row.operator.id} ${row.subtask.index}`}
            columns={[
              { head: 'Operator', cell: (row) => row.operator.name },
              { head: 'Subtask', isNumber: true, cell: (row) => row.subtask.index },
              { head: 'Written', isNumber: true, cell: (row) => bytes(row.subtask.bytes) },
              { head: 'Alignment', isNumber: true, cell: (row) => duration(row.subtask.alignmentMs) },
              { head: 'Took', isNumber: true, cell: (row) => duration(row.subtask.durationMs) },
            ]}
          />
        </article>
      )}
    </Loaded>
  );
}
