import http, { type IncomingMessage, type OutgoingHttpHeaders, type RequestOptions } from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import tls from 'node:tls';
import { unavailable } from '../core-api.ts';

const answerWithinMs = 30_000;
const idleConnections = 256;
/** Well before core-api would close it: a call must never meet a connection that is being closed. */
const idleConnectionMs = 30_000;

/** Requests that say nothing of a body where there is none; any other says that its is empty. */
const bodiless = new Set(['GET', 'HEAD']);
/** How URLs spell an IPv6 address, and sockets don't. */
const bracketed = /^\[(.*)\]$/;

/** A request to make; its headers say nothing of `host`. */
interface Call extends RequestOptions {
  readonly headers: OutgoingHttpHeaders;
}

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
   * waits any more. A body that is whole leaves in one write with the head.
   * @throws {IrisError} `unavailable` when core-api can't be reached or stays silent for 30 s
   */
  call(
    { headers, ...options }: Call,
    body: Readable | Buffer | undefined,
    onGone: (abort: () => void) => void,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const saysLength = body === undefined && !bodiless.has(options.method ?? 'GET');
      const listed = listedHeaders({
        host: this.host,
        ...(saysLength && { 'content-length': 0 }),
        ...headers,
      });
      const request = this.#request({ ...options, agent: this.#agent, headers: listed });
      onGone(() => request.destroy());
      request.setTimeout(answerWithinMs, () => request.destroy(new Error('core-api stays silent')));
      request.once('response', resolve);
      request.on('error', (cause) => reject(unavailable(cause)));
      if (body === undefined) request.end();
      else if (Buffer.isBuffer(body)) request.end(body.toString('latin1'), 'latin1');
      else body.pipe(request);
    });
  }

  /** What requests call the server. */
  get host(): string {
    return this.#base.host;
  }

  /** Opens a connection that becomes a socket's own. */
  connect(): Socket {
    const { hostname, port, protocol } = this.#base;
    const host = hostname.replace(bracketed, '$1');
    const isSecure = protocol === 'https:';
    const to = { host, port: Number(port || (isSecure ? 443 : 80)) };
    // A name for TLS is a name, never an address (RFC 6066 §3).
    return isSecure
      ? tls.connect({ ...to, ...(net.isIP(host) === 0 && { servername: host }) })
      : net.connect(to);
  }

  /** Closes the idle connections. */
  close(): void {
    this.#agent.destroy();
  }

  #request(options: RequestOptions): http.ClientRequest {
    const { protocol, hostname, port } = this.#base;
    return this.#protocol.request({
      protocol,
      hostname: hostname.replace(bracketed, '$1'),
      port,
      ...options,
    });
  }
}

/** A list goes out as it is; what is handed over by name is kept by name first. */
const listedHeaders = (headers: OutgoingHttpHeaders): string[] =>
  Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
