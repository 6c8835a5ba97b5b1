// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { path } from '../api/client';
import { readEvents } from '../api/events';
import { Problem } from '../api/problem';
import type { Update } from '../api/types';
import { backoffMs, pause } from './backoff';
import { History } from './history';

/** One job as it is now. `problem` is set while the server is away; the last update stays. */
export interface LiveJob {
  update: Update | null;
  history: History;
  problem: Problem | null;
}

/** Follows a job; goes on by itself when the server comes back. */
export function useJobStream(jobId: string): LiveJob {
  const [live, setLive] = useState<LiveJob>({ update: null, history: new History(), problem: null });
  useEffect(() => {
    const stop = new AbortController();
    const history = new History();
    setLive({ update: null, history, problem: null });
    const onUpdate = (update: Update) => {
      history.add(update.operators);
      setLive({ update, history, problem: null });
    };
    const onProblem = (problem: Problem) => setLive((was) => ({ ...was, problem }));
    void follow(jobId, stop.signal, onUpdate, onProblem);
    return () => stop.abort();
  }, [jobId]);
  return live;
}

async function follow(
  jobId: string,
  signal: AbortSignal,
  onUpdate: (update: Update) => void,
  onProblem: (problem: Problem) => void,
): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    try {
      await readEvents(path('jobs', jobId, 'events'), signal, (event) => {
        if (event.name === 'update') {
          tries = 0;
          onUpdate(JSON.parse(event.data) as Update);
        }
      });
    } catch (cause) {
      const problem = Problem.unreachable(cause);
      if (signal.aborted) {
        return;
      }
      onProblem(problem);
      if (problem.status === 404 || problem.isUnauthorized) {
        return;
      }
    }
    await pause(backoffMs(tries++), signal);
  }
}
