// SPDX-License-Identifier: Apache-2.0
// Every view, of a real job. With MILLRACE_PICTURES=folder a picture of each is written there.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FlightsJob } from './flights-job';
import { launch, WatchedPage } from './watched-page';

const PICTURES = process.env['MILLRACE_PICTURES'];

let browser: Browser;
let job: FlightsJob;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  job = await FlightsJob.start();
  watched = await WatchedPage.open(browser, job.origin, job.token);
  page = watched.page;
  await page.getByRole('link', { name: 'flights' }).click();
});
afterAll(async () => {
  await watched?.close();
  await browser?.close();
  await job?.stop();
});

async function tab(name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
}

async function picture(name: string): Promise<void> {
  await watched.expectNoSidewaysScroll();
  if (!PICTURES) {
    return;
  }
  for (const [kind, colorScheme, width, height] of [
    ['', 'light', 1280, 860],
    ['-dark', 'dark', 1280, 860],
    ['-narrow', 'light', 400, 860],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await watched.expectNoSidewaysScroll();
    await page.screenshot({ path: join(PICTURES, `dashboard-${name}${kind}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 860 });
}

it('draws the graph with rates and watermarks of the windows', async () => {
  const hourly = page.getByRole('button', { name: /^hourly, / });
  await hourly.filter({ hasText: '2001-01-08 1' }).waitFor();
  await hourly.filter({ hasText: /out [1-9]/ }).waitFor();
  await page.getByRole('button', { name: 'Full size' }).waitFor();
  const graph = page.locator('.graph');
  const overflow = await graph.evaluate((it) => [it.scrollWidth - it.clientWidth, it.scrollHeight - it.clientHeight]);
  expect(overflow).toEqual([0, 0]);
  await picture('graph');
});

it('shows an operator with its subtasks, its rates and its flame graph', async () => {
  await page.getByRole('button', { name: /^hourly, / }).click();
  const panel = page.getByRole('complementary', { name: 'Operator hourly' });
  await panel.getByRole('table').first().locator('tbody tr').first().waitFor();
  await panel.locator('canvas').first().waitFor();
  await picture('operator');
  await panel.getByRole('button', { name: 'Flame graph' }).click();
  await panel.getByText(/samples in|never found/).waitFor();
  await picture('flame');
});

it('says why nothing comes out', async () => {
  await tab('Why');
  await page.locator('section').getByText(/hourly/).first().waitFor();
  await picture('why');
});

it('finds a key and shows its value', async () => {
  await tab('State');
  await page.getByRole('row').filter({ hasText: 'hourly' }).first().click();
  await page.getByLabel('Key', { exact: true }).fill('ATL');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.locator('.value .entry').first().waitFor();
  await picture('state');
});

it('compares what a key has now with what a checkpoint has', async () => {
  const choice = page.getByLabel('Compare with');
  await choice.locator('option').nth(1).waitFor({ state: 'attached' });
  const checkpoint = await choice.locator('option').nth(1).getAttribute('value');
  await choice.selectOption(checkpoint);
  const then = page.getByRole('article').filter({ hasText: `Checkpoint ${checkpoint}` });
  await then.locator('.entry').first().waitFor();
  await page.getByRole('article').filter({ hasText: 'Now' }).locator('.entry').first().waitFor();
  await picture('compare');
});

it('shows late records', async () => {
  await tab('Late records');
  await page.getByText('more out-of-orderness would have spared 99 %').first().waitFor();
  await picture('late');
});

it('shows checkpoints, and what one of them holds', async () => {
  await tab('Checkpoints');
  const completed = page.getByRole('table', { name: 'Checkpoints' }).getByRole('row').filter({ hasText: 'completed' });
  await page.getByRole('img', { name: /^Took: / }).locator('canvas').waitFor();
  await completed.first().click();
  await page.getByRole('table', { name: /^State in checkpoint/ }).waitFor();
  await picture('checkpoints');
});

it('shows exceptions, threads and configuration', async () => {
  await tab('Exceptions');
  await page.getByText('Nothing has failed.').waitFor();
  await picture('exceptions');
  await tab('Threads');
  await page.locator('section details').first().waitFor();
  await picture('threads');
  await tab('Configuration');
  const row = page.getByRole('row').filter({ hasText: 'checkpoint-interval' });
  expect(await row.textContent()).toContain('program');
  await picture('configuration');
});
