// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'preact/hooks';
import { get } from '../api/client';
import { Problem } from '../api/problem';
import { backoffMs, pause } from './backoff';

/** What a view shows of one address: nothing yet, the last answer, and why there is no newer one. */
export interface Query<T> {
  data: T | null;
  problem: Problem | null;
  isLoading: boolean;
  reload: () => void;
}

/**
 * Asks an address, once or every `everyMs`. While the server is away it is asked again; what it
 * refuses is not, until `reload`.
 */
export function useQuery<T>(url: string | null, everyMs?: number): Query<T> {
  const [state, setState] = useState<{ url: string | null; data: T | null; problem: Problem | null }>({
    url,
    data: null,
    problem: null,
  });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((it) => it + 1), []);
  useEffect(() => {
    if (url === null) {
      return;
    }
    const stop = new AbortController();
    void repeat<T>(url, everyMs, stop.signal, (data, problem) =>
      setState((was) => ({ url, data: data ?? (was.url === url ? was.data : null), problem })),
    );
    return () => stop.abort();
  }, [url, everyMs, round]);
  const isCurrent = state.url === url;
  const data = isCurrent ? state.data : null;
  const problem = isCurrent ? state.problem : null;
  return { data, problem, isLoading: url !== null && data === null && problem === null, reload };
}

async function repeat<T>(
  url: string,
  everyMs: number | undefined,
  signal: AbortSignal,
  show: (data: T | null, problem: Problem | null) => void,
): Promise<void> {
  let tries = 0;
  while (!signal.aborted) {
    const problem = await ask<T>(url, signal, show);
    if (signal.aborted) {
      return;
    }
    if (problem?.isUnreachable) {
      await pause(backoffMs(tries++), signal);
    } else if (everyMs === undefined || problem) {
      return;
    } else {
      tries = 0;
      await pause(everyMs, signal);
    }
  }
}

async function ask<T>(
  url: string,
  signal: AbortSignal,
  show: (data: T | null, problem: Problem | null) => void,
): Promise<Problem | null> {
  try {
    const data = await get<T>(url, signal);
    if (!signal.aborted) {
      show(data, null);
    }
    return null;
  } catch (cause) {
    const problem = Problem.unreachable(cause);
    if (!signal.aborted) {
      show(null, problem);
    }
    return problem;
  }
}
