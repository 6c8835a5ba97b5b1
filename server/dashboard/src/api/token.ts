// SPDX-License-Identifier: Apache-2.0
// The access token comes in the address, after #token=, or is typed in. It stays in this tab only,
// and is taken out of the address at once so that it is in no history and no screenshot.

const KEY = 'millrace-token';

export function takeTokenFromAddress(): void {
  const match = /^#token=([A-Za-z0-9_.~-]+)$/.exec(window.location.hash);
  if (match?.[1]) {
    sessionStorage.setItem(KEY, match[1]);
    history.replaceState(null, '', window.location.pathname);
  }
}

export function token(): string | null {
  return sessionStorage.getItem(KEY);
}

export function setToken(text: string): void {
  sessionStorage.setItem(KEY, text.trim());
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}
