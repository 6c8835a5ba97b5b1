// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MILLRACE = new URL('../../../millrace', import.meta.url).pathname;
const FLIGHTS = new URL('../../../examples/flights/src/main/resources/flights.csv.gz', import.meta.url).pathname;
const LINE = /Dashboard: (http:\/\/[^/]+)\//;

/** The flights example in a JVM of its own, a day of flights each 24 seconds, with server and checkpoints. */
export class FlightsJob {
  private constructor(
    readonly origin: string,
    readonly token: string,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<FlightsJob> {
    const folder = await mkdtemp(join(tmpdir(), 'millrace-browser-'));
    const input = join(folder, 'flights.csv.gz');
    await copyFile(FLIGHTS, input);
    const options = ['--input', input, '--pace', '3600', '--serve', '0', '--output', join(folder, 'out')];
    options.push('--checkpoint', join(folder, 'checkpoints'), '--checkpoint-every', '2');
    const env = { ...process.env, MILLRACE_HOME: folder };
    const job = spawn(MILLRACE, ['run', 'flights', ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const origin = await said(job);
    return new FlightsJob(origin, (await readFile(join(folder, 'operator.token'), 'utf8')).trim(), folder, job);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The address that a job prints when its server is there. */
function said(job: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      text += String(bytes);
      const origin = LINE.exec(text)?.[1];
      if (origin) {
        resolve(origin);
      }
    };
    job.stdout?.on('data', hear);
    job.stderr?.on('data', hear);
    job.once('exit', (code) => reject(new Error(`The job ended with ${code} and said:\n${text}`)));
  });
}
