// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/problem';
import type { Query } from '../live/query';

export function Loading() {
  return <p class="notice" role="status">Loading…</p>;
}

/** Says that there is nothing, and why. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="notice empty">{children}</p>;
}

export function Failed({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div class="notice error" role="alert">
      <strong>{problem.title}</strong>
      <p>{problem.message}</p>
      {retry && <button type="button" onClick={retry}>Try again</button>}
    </div>
  );
}

/** The three states in which a view has nothing to show, and the one in which it has. */
export function Loaded<T>({ query, children }: { query: Query<T>; children: (data: T) => ComponentChildren }) {
  // That the server is away is said once, at the top of the page.
  const problem = query.problem?.isUnreachable ? null : query.problem;
  if (query.data === null) {
    return problem ? <Failed problem={problem} retry={query.reload} /> : <Loading />;
  }
  return (
    <>
      {problem && <Failed problem={problem} retry={query.reload} />}
      {children(query.data)}
    </>
  );
}
