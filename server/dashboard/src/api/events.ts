// SPDX-License-Identifier: Apache-2.0
import { send } from './client';
import { Problem } from './problem';

export interface ServerEvent {
  name: string;
  data: string;
}

/** An event larger than this is not one of ours. */
const LONGEST_EVENT = 8_000_000;

/** Cuts a stream of text into server-sent events (WHATWG HTML, 9.2). */
export class EventParser {
  private rest = '';
  private name = 'message';
  private data: string[] = [];

  push(text: string): ServerEvent[] {
    this.rest += text;
    if (this.rest.length > LONGEST_EVENT) {
      throw new Problem(0, 'Bad stream', 'The server sent an event without end.');
    }
    const lines = this.rest.split(/\r\n|\n|\r/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): ServerEvent[] {
    if (line !== '') {
      this.field(line);
      return [];
    }
    const event = { name: this.name, data: this.data.join('\n') };
    const complete = this.data.length > 0;
    this.name = 'message';
    this.data = [];
    return complete ? [event] : [];
  }

  private field(line: string): void {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') {
      this.name = value;
    } else if (name === 'data') {
      this.data.push(value);
    }
  }
}

/** Reads events until the stream ends; `EventSource` cannot send the token. */
export async function readEvents(
  url: string,
  signal: AbortSignal,
  onEvent: (event: ServerEvent) => void,
): Promise<void> {
  const response = await send(url, { signal, headers: { Accept: 'text/event-stream' } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) {
    throw new Problem(0, 'No stream', 'The server sent no events.');
  }
  const parser = new EventParser();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw Problem.unreachable(cause);
    });
    if (done) {
      return;
    }
    parser.push(value).forEach(onEvent);
  }
}
