// SPDX-License-Identifier: Apache-2.0
import { path } from '../api/client';
import type { Threads } from '../api/types';
import { useQuery } from '../live/query';
import { Loaded } from '../part/notices';
import { duration } from '../text/time';

type Thread = Threads['threads'][number];

/** Those that run the job, and below them whatever else the process has. */
export function ThreadsView({ jobId, jobName }: { jobId: string; jobName: string }) {
  const threads = useQuery<Threads>(path('jobs', jobId, 'thread-dump'));
  return (
    <>
      <button type="button" onClick={threads.reload}>Look again</button>
      <Loaded query={threads}>
        {(dump) => {
          const isOwn = (it: Thread) => it.name.startsWith(`${jobName}-`);
          const own = dump.threads.filter(isOwn);
          return (
            <>
              {own.map((it) => <ThreadCard key={it.name} thread={it} />)}
              <h2>{own.length === 0 ? 'Threads of the process' : 'Other threads of the process'}</h2>
              {dump.threads.filter((it) => !isOwn(it)).map((it) => <ThreadCard key={it.name} thread={it} />)}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function ThreadCard({ thread }: { thread: Thread }) {
  return (
    <details class="card">
      <summary>
        <strong>{thread.name}</strong> {thread.state.toLowerCase().replace('_', ' ')}
        {thread.cpuMs !== null && <span class="faint"> {duration(thread.cpuMs)} of processor time</span>}
        {thread.waitsFor && <span> waits for {thread.waitsFor}</span>}
      </summary>
      <pre>{thread.frames.length === 0 ? 'It runs no Java code.' : thread.frames.join('\n')}</pre>
    </details>
  );
}
