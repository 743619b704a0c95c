import type { Clock, Dispose, Logger } from '@iris/kit';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NatsAddress } from './nats-address.ts';

export interface NatsLinkParts {
  readonly address: NatsAddress;
  readonly clock: Clock;
  readonly log: Logger;
  /** Hears of each connection as soon as it is there. */
  readonly opened: (connection: NatsConnection) => void;
  /** Hears of its end, unless that was `close()`. */
  readonly lost: () => void;
}

const connectWithinMs = 5_000;
/** What is left to send at the end, to a server that may stand still. */
const sendWithinMs = 1_000;
const tryAgainMs = 500;
/** A server that answers none of so many pings, one a second, is gone: a broken link tells nobody by itself. */
const ping = { everyMs: 1_000, unanswered: 2 };

/**
 * Keeps a connection to NATS. The library could connect again by itself, but would keep, for as long as that takes, all
 * that is published meanwhile: here a lost connection is over, and the next one begins empty.
 */
export class NatsLink {
  readonly #parts: NatsLinkParts;
  readonly #closing = new AbortController();
  readonly #keeping: Promise<void>;
  #connection: NatsConnection | undefined;

  constructor(parts: NatsLinkParts) {
    this.#parts = parts;
    this.#keeping = this.#keep();
  }

  /** Gives up the present connection for a new one. */
  drop(): void {
    void this.#connection?.close();
  }

  /** Ends it, after what was published has left. */
  async close(): Promise<void> {
    this.#closing.abort();
    const connection = this.#connection;
    if (connection) {
      await this.#within(sendWithinMs, connection.flush());
      await connection.close();
    }
    await this.#keeping;
  }

  async #keep(): Promise<void> {
    const { log, address } = this.#parts;
    let reason = '';
    while (!this.#closing.signal.aborted) {
      try {
        await this.#live(await this.#connect());
        reason = '';
      } catch (err) {
        // Once for each reason: half a second later it is mostly the same.
        if (String(err) !== reason)
          log.warn({ err, servers: address.servers }, 'NATS is out of reach: not ready before it is back');
        reason = String(err);
      }
      await this.#pause();
    }
  }

  #connect(): Promise<NatsConnection> {
    const { servers, user, pass, token, mustEncrypt } = this.#parts.address;
    return connect({
      servers,
      name: 'iris core-api',
      ...(user !== undefined && pass !== undefined && { user, pass }),
      ...(token !== undefined && { token }),
      ...(mustEncrypt && { tls: {} }),
      // Own subscribers get what is published here without a round trip.
      noEcho: true,
      reconnect: false,
      timeout: connectWithinMs,
      pingInterval: ping.everyMs,
      maxPingOut: ping.unanswered,
    });
  }

  /** Resolves when the connection has ended. */
  async #live(connection: NatsConnection): Promise<void> {
    const { log, opened, lost } = this.#parts;
    if (this.#closing.signal.aborted) return connection.close();
    this.#connection = connection;
    const server = connection.getServer();
    log.info({ server }, 'connected to NATS');
    void logErrors(connection, log);
    opened(connection);
    const err = await connection.closed();
    this.#connection = undefined;
    if (this.#closing.signal.aborted) return undefined;
    log.error({ server, ...(err && { err }) }, 'lost NATS: sockets are closed, not ready before it is back');
    return lost();
  }

  async #within(ms: number, work: Promise<void>): Promise<void> {
    let cancel: Dispose = () => undefined;
    const patience = new Promise<void>((resolve) => (cancel = this.#parts.clock.setTimeout(resolve, ms)));
    await Promise.race([work.catch(() => undefined), patience]);
    cancel();
  }

  #pause(): Promise<void> {
    const { signal } = this.#closing;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const cancel = this.#parts.clock.setTimeout(resolve, tryAgainMs);
      return signal.addEventListener('abort', () => resolve(cancel()), { once: true });
    });
  }
}

/** What the server refuses, such as a subject that this login may not use. */
async function logErrors(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const status of connection.status()) {
    if (status.type === 'error') log.error({ err: status.error }, 'NATS refused something');
  }
}
