import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { unavailable } from '../core-api.ts';

const answerWithinMs = 30_000;
const idleConnections = 256;
/** Well before core-api would close it: a call must never meet a connection that is being closed. */
const idleConnectionMs = 30_000;

/** The way to core-api for visitors' requests: kept-alive connections for calls, one connection of its own a socket. */
export class Upstream {
  readonly #base: URL;
  readonly #protocol: typeof http | typeof https;
  readonly #agent: http.Agent;

  constructor(url: string) {
    this.#base = new URL(url);
    this.#protocol = this.#base.protocol === 'https:' ? https : http;
    this.#agent = new this.#protocol.Agent({
      keepAlive: true,
      maxFreeSockets: idleConnections,
      timeout: idleConnectionMs,
    });
  }

  /**
   * Sends a request and gives the answer as soon as its head is there. `onGone` is handed what ends both, for when nobody
   * waits any more.
   * @throws {IrisError} `unavailable` when core-api can't be reached or stays silent for 30 s
   */
  call(
    options: RequestOptions,
    body: Readable | Buffer | undefined,
    onGone: (abort: () => void) => void,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const request = this.#request({ ...options, agent: this.#agent });
      onGone(() => request.destroy());
      request.setTimeout(answerWithinMs, () => request.destroy(new Error('core-api stays silent')));
      request.once('response', resolve);
      request.on('error', (cause) => reject(unavailable(cause)));
      if (body === undefined || Buffer.isBuffer(body)) request.end(body);
      else body.pipe(request);
    });
  }

  /** A request to upgrade, on a connection that becomes the socket's own. */
  upgrade(options: RequestOptions): ClientRequest {
    return this.#request({ ...options, agent: false });
  }

  /** Closes the idle connections. */
  close(): void {
    this.#agent.destroy();
  }

  #request(options: RequestOptions): ClientRequest {
    const { protocol, hostname, port } = this.#base;
    // A bracketed IPv6 address is how URLs spell it, not how sockets do.
    return this.#protocol.request({ protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, ...options });
  }
}
