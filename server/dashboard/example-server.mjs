// SPDX-License-Identifier: Apache-2.0
// Serves the built page and answers with the examples of openapi.json, so that the page can be
// worked on without a job: npm run build && npm run example, then the address it prints.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const PORT = 8082;
const resources = new URL('../src/main/resources/dev/millrace/server/', import.meta.url).pathname;
const api = JSON.parse(await readFile(join(resources, 'openapi.json'), 'utf8'));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const routes = Object.entries(api.paths).map(([path, methods]) => ({
  pattern: new RegExp('^' + path.replace(/\{[^}]+\}/g, '[^/]+') + '$'),
  path,
  methods,
}));

/**
 * Starts it. `change` may give another answer for a path of openapi.json: an object, or
 * `{ status, body }` if it is to be an error; undefined for the example itself.
 */
export function serveExamples(port, change = () => undefined) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const route = routes.find((it) => it.pattern.test(pathname));
    if (!route) {
      return file(pathname === '/' ? 'index.html' : pathname, response);
    }
    const answer = (path) => change(path, exampleOf(path)) ?? exampleOf(path);
    if (route.path.endsWith('/events')) {
      return events(request, response, answer);
    }
    const method = request.method.toLowerCase();
    const body = method === 'get' ? answer(route.path) : exampleOf(route.path, method);
    const { status = 200, body: error } = body?.body ? body : {};
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(error ?? body));
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

export function exampleOf(path, method = 'get') {
  const responses = api.paths[path][method].responses;
  const ok = Object.keys(responses).find((it) => it.startsWith('2'));
  const content = Object.values(responses[ok].content)[0];
  return structuredClone(content.example ?? Object.values(content.examples)[0].value);
}

async function file(path, response) {
  const name = normalize(path).replace(/^(\.\.[/\\])+/, '');
  try {
    const body = await readFile(join(resources, 'dashboard', name));
    const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'";
    response.writeHead(200, { 'Content-Type': types[extname(name)] ?? 'text/plain', 'Content-Security-Policy': policy });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** The example of the operators, with counts that grow. */
function events(request, response, answer) {
  const job = answer('/api/v1/jobs/{job}');
  if (job.body) {
    response.writeHead(job.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(job.body));
    return;
  }
  const { operators } = answer('/api/v1/jobs/{job}/operators');
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  let second = 0;
  const send = () => {
    second++;
    const grown = operators.map((it, i) => ({
      ...it,
      recordsIn: it.recordsIn + Math.round(second * (9_000 + 900 * Math.sin(second / 9 + i))),
      recordsOut: it.recordsOut + Math.round(second * (3_000 + 300 * Math.sin(second / 5 + i))),
      busyShare: 0.4 + 0.35 * Math.sin(second / 7 + i),
    }));
    const update = { job, operators: { atMs: Date.now(), operators: grown } };
    response.write(`event: update\ndata: ${JSON.stringify(update)}\n\n`);
  };
  send();
  const timer = setInterval(send, 1000);
  request.on('close', () => clearInterval(timer));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await serveExamples(PORT);
  console.log(`http://127.0.0.1:${PORT}/#token=example`);
}
