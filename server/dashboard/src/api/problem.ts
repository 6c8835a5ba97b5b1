// SPDX-License-Identifier: Apache-2.0

/** Why a request has no answer: what the server said (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  /** The HTTP status; 0 if there was no answer at all. */
  readonly status: number;
  readonly title: string;

  constructor(status: number, title: string, detail: string) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  get isUnreachable(): boolean {
    return this.status === 0;
  }

  get isUnauthorized(): boolean {
    return this.status === 401;
  }

  static async of(response: Response): Promise<Problem> {
    const fallback = `The server answered ${response.status}.`;
    try {
      const body = (await response.json()) as { title?: string; detail?: string };
      return new Problem(response.status, body.title ?? 'Error', body.detail ?? fallback);
    } catch {
      return new Problem(response.status, 'Error', fallback);
    }
  }

  static unreachable(cause: unknown): Problem {
    if (cause instanceof Problem) {
      return cause;
    }
    return new Problem(0, 'Server away', 'The server does not answer. It is asked again every few seconds.');
  }
}
