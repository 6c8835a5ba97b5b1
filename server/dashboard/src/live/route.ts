// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';

/** Where in the page one is; lives in the address after #, so that it can be shared and gone back. */
export interface Route {
  job: string | null;
  view: string;
  operator: string | null;
  /** What the view itself keeps in the address: a state's name, a key, a checkpoint. */
  query: Record<string, string>;
}

export function parseRoute(hash: string): Route {
  const [place = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const parts = place.split('/').map(decode);
  const query = Object.fromEntries(new URLSearchParams(search));
  const { op, ...rest } = query;
  if (parts[0] !== 'jobs' || !parts[1]) {
    return { job: null, view: 'jobs', operator: null, query: {} };
  }
  return { job: parts[1], view: parts[2] || 'graph', operator: op ?? null, query: rest };
}

export function formatRoute(route: Route): string {
  if (route.job === null) {
    return '#/';
  }
  const query = { ...(route.operator === null ? {} : { op: route.operator }), ...route.query };
  const search = new URLSearchParams(query).toString();
  return `#/jobs/${encodeURIComponent(route.job)}/${route.view}${search ? '?' + search : ''}`;
}

export function go(route: Route): void {
  window.location.hash = formatRoute(route);
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(window.location.hash));
  useEffect(() => {
    const onChange = () => setRoute(parseRoute(window.location.hash));
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return route;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
