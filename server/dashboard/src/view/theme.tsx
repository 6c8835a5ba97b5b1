// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';

const KEY = 'millrace-theme';
const NEXT: Record<string, string> = { auto: 'dark', dark: 'light', light: 'auto' };

/** As the system is, or dark, or light. */
export function Theme() {
  const [theme, setTheme] = useState(() => localStorage.getItem(KEY) ?? 'auto');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(KEY, theme);
  }, [theme]);
  return (
    <button
      type="button"
      title={theme === 'auto' ? 'Colours as the system has them' : `Colours: ${theme}`}
      onClick={() => setTheme(NEXT[theme] ?? 'auto')}
    >
      <span aria-hidden="true">◐</span> {theme}
    </button>
  );
}
