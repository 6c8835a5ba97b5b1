// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const BROWSER = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

export function launch(): Promise<Browser> {
  if (!existsSync(BROWSER)) {
    throw new Error(`There is no browser at ${BROWSER}: install Debian's chromium, or set CHROMIUM to one`);
  }
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
  return chromium.launch({ executablePath: BROWSER, args });
}

/** A page, and what it did that no page of ours may do. */
export class WatchedPage {
  /** Requests to anywhere but the server, and dialogs, errors and refusals of the policy. */
  private readonly offences: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  static async open(browser: Browser, origin: string, token: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    const watched = new WatchedPage(await context.newPage(), origin);
    watched.watch();
    await watched.page.goto(`${origin}/#token=${token}`);
    return watched;
  }

  private watch(): void {
    this.page.on('request', (it) => {
      if (!it.url().startsWith(this.origin) && !it.url().startsWith('data:')) {
        this.offences.push(`request to ${it.url()}`);
      }
    });
    this.page.on('pageerror', (it) => this.offences.push(`error: ${it.message}`));
    this.page.on('dialog', (it) => {
      this.offences.push(`dialog: ${it.message()}`);
      void it.dismiss();
    });
    this.page.on('console', (it) => {
      if (it.text().includes('Content Security Policy')) {
        this.offences.push(it.text());
      }
    });
  }

  async show(route: string): Promise<void> {
    await this.page.evaluate((hash) => (window.location.hash = hash), route);
  }

  /** That the page itself has no scroll bar at the bottom; tables and the graph may have theirs. */
  async expectNoSidewaysScroll(): Promise<void> {
    const [content, window_] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content, `the page is wider than the window at ${this.page.url()}`).toBeLessThanOrEqual(window_ ?? 0);
  }

  /** Closes it; fails if it did what it may not. */
  async close(): Promise<void> {
    await this.page.context().close();
    expect(this.offences).toEqual([]);
  }
}
