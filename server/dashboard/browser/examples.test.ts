// SPDX-License-Identifier: Apache-2.0
// What a real job seldom shows, with the examples of openapi.json: errors, emptiness, size, malice.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { serveExamples } from '../example-server.mjs';
import { launch, WatchedPage } from './watched-page';

const MOST_BYTES_BEFORE_LAYOUT = 300_000;
const JOB = '/api/v1/jobs/{job}';
const VIEWS = ['graph', 'why', 'state', 'late', 'checkpoints', 'exceptions', 'threads', 'config'];
const MALICE = '<script>alert(1)</script><img src=x onerror=alert(2)>';

type Change = (path: string, example: any) => unknown;

let browser: Browser;
let server: Server;
let origin: string;
const opened: WatchedPage[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
  await stop();
});

async function serve(change?: Change, port = 0): Promise<void> {
  server = await serveExamples(port, change);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function stop(): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

async function open(options = {}): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, origin, 'example', options);
  opened.push(watched);
  return watched;
}

async function openJob(view = 'graph', options = {}) {
  const watched = await open(options);
  await watched.show(`#/jobs/9f86d081884c7d65/${view}`);
  await watched.page.getByRole('navigation').waitFor();
  return watched;
}

it('weighs less than 300 kB before the layout of the graph, and says how long its first view took', async () => {
  await serve();
  const watched = await open();
  await watched.page.getByRole('link', { name: 'flights' }).waitFor();
  const shownMs = await watched.page.evaluate(() => Math.round(performance.now()));
  const bodies: Promise<number>[] = [];
  const context = watched.page.context();
  await watched.page.route('**/*', async (route) => {
    const response = await context.request.fetch(route.request());
    bodies.push(response.body().then((body) => gzipSync(body).length));
    await route.fulfill({ response });
  });
  await watched.page.reload();
  await watched.page.getByRole('link', { name: 'flights' }).waitFor();
  const bytes = (await Promise.all(bodies)).reduce((sum, it) => sum + it, 0);
  console.log(`first view: ${bytes} bytes gzipped, shown after ${shownMs} ms`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(MOST_BYTES_BEFORE_LAYOUT);
});

it('shows markup in names as text, in every view', async () => {
  const named = (example: any) => JSON.parse(JSON.stringify(example).replaceAll(/"name":"[^"]*"/g, `"name":${JSON.stringify(MALICE)}`));
  await serve((path, example) => named(example));
  const watched = await openJob();
  await watched.page.getByRole('heading', { name: MALICE }).waitFor();
  await watched.page.locator('g.node').first().waitFor();
  for (const view of VIEWS) {
    await watched.show(`#/jobs/9f86d081884c7d65/${view}`);
    await watched.page.locator('section').first().waitFor();
    await watched.page.getByText('Loading…').waitFor({ state: 'detached' });
    expect(await watched.page.locator('main script, main img').count()).toBe(0);
  }
});

it('draws a job with 30 operators', async () => {
  const many = (list: any[], change: (it: any, i: number) => object) =>
    Array.from({ length: 30 }, (_, i) => ({ ...list[0], ...change(list[0], i) }));
  await serve((path, example) => {
    if (path === `${JOB}/plan`) {
      const operators = many(example.operators, (_, i) => ({ id: `op-${i}`, name: `operator ${i}`, task: i }));
      const tasks = many(example.tasks, (_, i) => ({ id: i, name: `operator ${i}`, operators: [`op-${i}`] }));
      const edges = many(example.edges, (_, i) => ({ from: `op-${i >> 1}`, to: `op-${i}` })).slice(1);
      return { ...example, operators, tasks, edges };
    }
    if (path === `${JOB}/operators`) {
      return { ...example, operators: many(example.operators, (_, i) => ({ id: `op-${i}`, name: `operator ${i}`, task: i })) };
    }
    return undefined;
  });
  const watched = await openJob();
  await watched.page.locator('g.node').nth(29).waitFor();
  expect(await watched.page.locator('g.node').count()).toBe(30);
  await watched.expectNoSidewaysScroll();
});

it('says that the server is away, keeps what it knew, and goes on by itself when it is back', async () => {
  await serve();
  const { port } = server.address() as AddressInfo;
  const { page } = await openJob();
  await page.locator('g.node').first().waitFor();
  await stop();
  await page.getByRole('alert').getByText('Server away').first().waitFor();
  await page.getByText('not live').waitFor();
  expect(await page.getByText('Server away').count()).toBe(1);
  expect(await page.locator('g.node').count()).toBeGreaterThan(0);
  await serve(undefined, port);
  await page.getByText('not live').waitFor({ state: 'detached' });
  await page.getByText('Server away').first().waitFor({ state: 'detached' });
});

it('says why there is nothing, in every view that can be empty', async () => {
  const empty: Record<string, unknown> = {
    [`${JOB}/late`]: { operators: [] },
    [`${JOB}/state`]: { checkpoint: null, operators: [] },
    [`${JOB}/checkpoints`]: { intervalMs: null, counts: { completed: 0, failed: 0, inProgress: 0 }, history: [] },
    [`${JOB}/exceptions`]: { first: null, history: [] },
    [`${JOB}/why`]: { atMs: 0, operators: [] },
  };
  await serve((path) => empty[path]);
  const { page } = await openJob('late');
  for (const view of ['late', 'state', 'checkpoints', 'exceptions', 'why']) {
    await page.getByRole('navigation').getByRole('link').and(page.locator(`[href*="/${view}"]`)).click();
    await page.locator('section .notice.empty').waitFor();
  }
});

it('shows what the server said when a view fails, and asks again when told to', async () => {
  let isBroken = true;
  const problem = { status: 500, body: { title: 'Internal error', status: 500, detail: 'The disk is full.' } };
  await serve((path) => (isBroken && path === `${JOB}/late` ? problem : undefined));
  const { page } = await openJob('late');
  await page.getByRole('alert').getByText('The disk is full.').waitFor();
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('section article').first().waitFor();
});

it('says of a job that is not there that there is none, and leads to those that are', async () => {
  const body = { title: 'Not found', status: 404, detail: 'There is no such job here.' };
  await serve((path) => (path.startsWith(JOB) ? { status: 404, body } : undefined));
  const watched = await open();
  await watched.show('#/jobs/0123456789abcdef/graph');
  await watched.page.getByRole('alert').getByText('There is no such job here.').waitFor();
  await watched.page.getByRole('link', { name: 'The jobs there are' }).click();
  await watched.page.getByRole('link', { name: 'flights' }).waitFor();
});

it('says of a checkpoint that is under way what it waits for', async () => {
  const clause = "subtask 1 of 'enrich' waits for 3 open calls";
  await serve((path, example) => {
    if (path !== `${JOB}/checkpoints`) {
      return undefined;
    }
    const underWay = { ...example.history[0], id: 13, status: 'IN_PROGRESS', durationMs: null, waitsFor: [clause] };
    return { ...example, history: [underWay, ...example.history] };
  });
  const { page } = await openJob('checkpoints');
  await page.getByRole('row', { name: 'in progress' }).getByText(clause).waitFor();
});

it('is used by keyboard alone', async () => {
  await serve();
  const { page } = await openJob();
  await page.locator('g.node[role=button]').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('aside.panel').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('aside.panel').waitFor({ state: 'detached' });
  await page.locator('tr.choice').first().focus();
  await page.keyboard.press('Space');
  await page.locator('aside.panel').waitFor();
  await page.getByRole('button', { name: 'Flame graph' }).click();
  await page.locator('.flames g').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Whole' }).waitFor();
});

it('asks for the token, and goes on once it is given', async () => {
  let knows = false;
  const problem = { status: 401, body: { title: 'Unauthorized', status: 401, detail: 'No such token.' } };
  await serve((path) => (!knows && path === '/api/v1/overview' ? problem : undefined));
  const { page } = await open();
  await page.getByText('The server does not know this token.').waitFor();
  await page.getByLabel('Access token').fill('right');
  knows = true;
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('link', { name: 'flights' }).waitFor();
});

for (const colorScheme of ['light', 'dark'] as const) {
  it(`fits a narrow screen in every view (${colorScheme})`, async () => {
    await serve();
    const watched = await openJob('graph', { colorScheme, viewport: { width: 360, height: 740 } });
    for (const view of VIEWS) {
      await watched.show(`#/jobs/9f86d081884c7d65/${view}`);
      await watched.page.getByText('Loading…').waitFor({ state: 'detached' });
      await watched.expectNoSidewaysScroll();
    }
  });
}

it('is light on dark where the system is dark', async () => {
  await serve();
  const brightness = async (colorScheme: 'light' | 'dark') => {
    const { page } = await openJob('config', { colorScheme });
    const channels = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g));
    return Number(channels?.[0]);
  };
  expect(await brightness('light')).toBeGreaterThan(200);
  expect(await brightness('dark')).toBeLessThan(60);
});
