// SPDX-License-Identifier: Apache-2.0
import { path } from '../api/client';
import type { Exceptions, Failure } from '../api/types';
import { useQuery } from '../live/query';
import { Empty, Loaded } from '../part/notices';
import { clockTime } from '../text/time';

const EVERY_MS = 5_000;

export function ExceptionsView({ jobId }: { jobId: string }) {
  const exceptions = useQuery<Exceptions>(path('jobs', jobId, 'exceptions'), EVERY_MS);
  return (
    <Loaded query={exceptions}>
      {({ first, history }) =>
        first === null && history.length === 0 ? (
          <Empty>Nothing has failed.</Empty>
        ) : (
          <>
            {first && <FailureCard title="First cause" failure={first} isOpen />}
            {history.map((it, i) => (
              <FailureCard key={`${it.atMs} ${i}`} title={clockTime(it.atMs)} failure={it} />
            ))}
          </>
        )
      }
    </Loaded>
  );
}

function FailureCard({ title, failure, isOpen }: { title: string; failure: Failure; isOpen?: boolean }) {
  const where = failure.operator === null ? '' : ` in ${failure.operator}, subtask ${failure.subtask ?? '?'}`;
  return (
    <details class="card" open={isOpen ?? false}>
      <summary>
        <strong>{title}</strong> {failure.type}{where}
      </summary>
      <p class="error-text">{failure.message}</p>
      <pre>{failure.trace.join('\n')}</pre>
    </details>
  );
}
