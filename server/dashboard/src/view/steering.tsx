// SPDX-License-Identifier: Apache-2.0
import { mutate, path, withQuery } from '../api/client';
import type { Job } from '../api/types';
import { ConfirmButton } from '../part/confirm';
import { isOver } from '../part/status';

/** What an operator can do to a job. */
export function Steering({ job }: { job: Job }) {
  if (isOver(job.status)) {
    return null;
  }
  const at = (verb: string) => path('jobs', job.id, verb);
  return (
    <span class="actions">
      <ConfirmButton
        label="Savepoint"
        question="Take a savepoint? The job goes on meanwhile."
        verb="Take it"
        act={() => mutate('POST', at('savepoints'), {})}
      />
      <ConfirmButton
        label="Restart"
        question="Restart from the latest checkpoint? What came after it is read again."
        verb="Restart"
        act={() => mutate('POST', at('restart'))}
      />
      <ConfirmButton
        label="Stop"
        question="Stop? Sources end as if their input were complete: windows and timers fire, and output becomes visible."
        verb="Stop"
        act={() => mutate('POST', at('stop'), {})}
      />
      <ConfirmButton
        label="Cancel"
        question="Cancel? All subtasks are closed as they are; nothing fires."
        verb="Cancel the job"
        isDangerous
        act={() => mutate('PATCH', withQuery(path('jobs', job.id), { mode: 'cancel' }))}
      />
    </span>
  );
}
