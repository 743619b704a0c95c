import type { Readable } from 'node:stream';
import { Pool } from 'undici';
import type { Answer } from './answer.ts';
import { Call } from './call.ts';
import { CoreConnection, type Take } from './core-connection.ts';
import type { HeaderList } from './request-text.ts';

const answerWithinMs = 30_000;
/** Well before core-api would close it (65 s): a call must hardly ever meet a connection that is being closed. */
const idleMs = 30_000;

/** A request to make; its headers say nothing of the host. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderList;
  readonly body: Buffer | Readable | null;
}

/** The way to core-api for visitors' requests: kept-alive connections for calls, one connection of its own a socket. */
export class Upstream {
  readonly #base: URL;
  readonly #calls: Pool;

  /** `silenceMs` is how long core-api may say nothing while a call waits for it. */
  constructor(url: string, silenceMs = answerWithinMs) {
    this.#base = new URL(url);
    this.#calls = new Pool(this.#base.origin, {
      // One call at a time a connection: none waits for another one's answer, or breaks off with it.
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: idleMs,
      keepAliveMaxTimeout: idleMs,
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
    });
  }

  /**
   * Sends a request and gives the answer: one with a short body once it is whole, else as soon as its head is there.
   * `onGone` is handed what ends both, for when nobody waits any more. No call is made twice: one that broke off may have
   * been done.
   * @throws {IrisError} `unavailable` when core-api can't be reached, breaks off or stays silent for 30 s
   */
  call(request: Request, onGone: (abort: () => void) => void): Promise<Answer> {
    const call = new Call();
    onGone(() => call.abort());
    this.#calls.dispatch(request, call);
    return call.answer;
  }

  /** What requests call the server. */
  get host(): string {
    return this.#base.host;
  }

  /** Opens a connection that becomes a socket's own. */
  connect(take: Take): CoreConnection {
    return new CoreConnection(this.#base, take);
  }

  /** Ends calls and closes their connections. */
  async close(): Promise<void> {
    await this.#calls.destroy();
  }
}
