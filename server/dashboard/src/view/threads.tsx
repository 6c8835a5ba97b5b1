// SPDX-License-Identifier: Apache-2.0
import { path } from '../api/client';
import type { Threads } from '../api/types';
import { useQuery } from '../live/query';
import { Loaded } from '../part/notices';
import { duration } from '../text/time';

export function ThreadsView({ jobId }: { jobId: string }) {
  const threads = useQuery<Threads>(path('jobs', jobId, 'thread-dump'));
  return (
    <>
      <button type="button" onClick={threads.reload}>Look again</button>
      <Loaded query={threads}>
        {(dump) =>
          dump.threads.map((it) => (
            <details key={it.name} class="card">
              <summary>
                <strong>{it.name}</strong> {it.state.toLowerCase().replace('_', ' ')}
                {it.cpuMs !== null && <span class="faint"> {duration(it.cpuMs)} of processor time</span>}
                {it.waitsFor && <span> waits for {it.waitsFor}</span>}
              </summary>
              <pre>{it.frames.join('\n')}</pre>
            </details>
          ))
        }
      </Loaded>
    </>
  );
}
