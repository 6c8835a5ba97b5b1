// SPDX-License-Identifier: Apache-2.0
import { Problem } from './problem';
import { token } from './token';

/** Longer than any answer takes but that of a flame graph, which says how long it samples. */
const TIMEOUT_MS = 15_000;

/** A path of the API from parts, each escaped. */
export function path(...parts: (string | number)[]): string {
  return '/api/v1/' + parts.map((part) => encodeURIComponent(String(part))).join('/');
}

/** `base?name=value&…` of the parameters that have a value. */
export function withQuery(base: string, query: Record<string, string | number | null>): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${base}?${text}` : base;
}

export async function get<T>(url: string, signal?: AbortSignal, timeoutMs = TIMEOUT_MS): Promise<T> {
  const limit = AbortSignal.timeout(timeoutMs);
  const both = signal ? AbortSignal.any([signal, limit]) : limit;
  return (await (await send(url, { signal: both })).json()) as T;
}

/** A request that changes something; needs the role operator. */
export async function mutate<T>(method: 'POST' | 'PATCH', url: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { 'X-Millrace-Request': '1' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const init: RequestInit = { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
  }
  return (await (await send(url, init)).json()) as T;
}

/** Sends the token along, and turns everything that is no answer into a {@link Problem}. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  const bearer = token();
  if (bearer) {
    headers.set('Authorization', `Bearer ${bearer}`);
  }
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers, cache: 'no-store', credentials: 'omit' });
  } catch (cause) {
    throw Problem.unreachable(cause);
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}
