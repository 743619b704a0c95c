import type { Clock, Dispose, Logger } from '@iris/kit';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Bus, Topic } from './bus.ts';
import { carryTrace, inTraceOf } from './carried-trace.ts';
import { createMemoryBus } from './memory-bus.ts';
import { parseNatsUrl } from './nats-address.ts';
import { NatsLink } from './nats-link.ts';

export interface NatsBusParts {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A topic that somebody here listens to, and what of NATS brings it. */
interface Listening {
  readonly topic: Topic<unknown>;
  takers: number;
  subscription: Subscription | undefined;
}

/** So much may be under way to the server. More means that it stands still, and the connection is given up. */
const maxUnconfirmedBytes = 64 * 1_048_576;
/** From here on it is asked now and then what has arrived. */
const confirmFromBytes = 1_048_576;
const complainEveryMs = 10_000;

/**
 * The bus of many nodes: subjects of NATS named like the topics, events as JSON. Own subscribers are served from memory,
 * at once; NATS brings them nothing of what this node published.
 */
export class NatsBus implements Bus {
  readonly #parts: NatsBusParts;
  readonly #local: Bus;
  readonly #link: NatsLink;
  readonly #listening = new Map<string, Listening>();
  readonly #connectionTakers = new Set<(isConnected: boolean) => void>();
  #connection: NatsConnection | undefined;
  #isConnected = false;
  readonly #flushing = new Set<() => void>();
  #settled: Promise<void> = Promise.resolve();
  #unconfirmedBytes = 0;
  #isConfirming = false;
  #malformed = 0;
  #complainedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: NatsBusParts) {
    this.#parts = parts;
    this.#local = createMemoryBus(parts.log);
    this.#link = new NatsLink({
      ...parts,
      address: parseNatsUrl(parts.url),
      opened: (connection) => void this.#opened(connection),
      lost: () => this.#lost(),
    });
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  publish<Event>(topic: Topic<Event>, event: Event): void {
    if (this.#connection && this.#isConnected) this.#send(this.#connection, topic.name, event);
    this.#local.publish(topic, event);
  }

  subscribe<Event>(topic: Topic<Event>, take: (event: Event) => void): Dispose {
    const stopLocal = this.#local.subscribe(topic, take);
    this.#listen(topic);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      stopLocal();
      this.#leave(topic.name);
    };
  }

  settle(): Promise<void> {
    return this.#settled;
  }

  async delivered(): Promise<boolean> {
    const connection = this.#connection;
    if (!connection || !this.#isConnected) return false;
    await this.#flush(connection);
    return this.#connection === connection && !connection.isClosed();
  }

  onConnection(take: (isConnected: boolean) => void): Dispose {
    this.#connectionTakers.add(take);
    return () => void this.#connectionTakers.delete(take);
  }

  async close(): Promise<void> {
    await this.#link.close();
  }

  async #opened(connection: NatsConnection): Promise<void> {
    this.#connection = connection;
    this.#unconfirmedBytes = 0;
    this.#isConfirming = false;
    for (const listening of this.#listening.values()) this.#subscribeTo(connection, listening);
    await this.#flush(connection);
    // Lost again over it.
    if (this.#connection !== connection || connection.isClosed()) return;
    this.#isConnected = true;
    for (const take of this.#connectionTakers) take(true);
  }

  #lost(): void {
    this.#connection = undefined;
    for (const resolve of this.#flushing) resolve();
    if (!this.#isConnected) return;
    this.#isConnected = false;
    for (const take of this.#connectionTakers) take(false);
  }

  #listen(topic: Topic<unknown>): void {
    const known = this.#listening.get(topic.name);
    if (known) {
      known.takers += 1;
      return;
    }
    const listening: Listening = { topic, takers: 1, subscription: undefined };
    this.#listening.set(topic.name, listening);
    if (!this.#connection || this.#connection.isClosed()) return;
    this.#subscribeTo(this.#connection, listening);
    this.#settled = this.#flush(this.#connection);
  }

  #leave(name: string): void {
    const listening = this.#listening.get(name);
    if (!listening) return;
    listening.takers -= 1;
    if (listening.takers > 0) return;
    this.#listening.delete(name);
    listening.subscription?.unsubscribe();
  }

  #subscribeTo(connection: NatsConnection, listening: Listening): void {
    const callback = (error: Error | null, message: Msg) =>
      error ? undefined : this.#take(listening.topic, message);
    listening.subscription = connection.subscribe(listening.topic.name, { callback });
  }

  #take(topic: Topic<unknown>, message: Msg): void {
    const event = parsed(message);
    if (topic.check(event)) inTraceOf(message, () => this.#local.publish(topic, event));
    else this.#complain(topic.name);
  }

  /** Not of each one: a node of another version may say thousands a second. */
  #complain(topic: string): void {
    this.#malformed += 1;
    const now = this.#parts.clock.now();
    if (now - this.#complainedAt < complainEveryMs) return;
    this.#parts.log.warn({ topic, count: this.#malformed }, 'dropped events of another node: not as agreed');
    this.#complainedAt = now;
    this.#malformed = 0;
  }

  #send(connection: NatsConnection, name: string, event: unknown): void {
    const payload = Buffer.from(JSON.stringify(event));
    const most = connection.info?.max_payload ?? 0;
    if (payload.length > most) {
      this.#parts.log.error({ topic: name, bytes: payload.length, most }, 'an event is too big for NATS');
      return;
    }
    // Closed, but that wasn't told yet.
    if (connection.isClosed()) return;
    connection.publish(name, payload, carryTrace());
    this.#unconfirmedBytes += payload.length;
    if (this.#unconfirmedBytes > maxUnconfirmedBytes) this.#link.drop();
    else if (this.#unconfirmedBytes > confirmFromBytes) void this.#confirm(connection);
  }

  async #confirm(connection: NatsConnection): Promise<void> {
    if (this.#isConfirming) return;
    this.#isConfirming = true;
    const sentBytes = this.#unconfirmedBytes;
    await this.#flush(connection);
    if (this.#connection !== connection) return;
    this.#isConfirming = false;
    this.#unconfirmedBytes -= sentBytes;
  }

  /** Resolves when the server has taken all that was sent before, or the connection was lost: the library waits on then. */
  #flush(connection: NatsConnection): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#flushing.add(resolve);
    connection.flush().then(resolve, resolve);
    return promise.finally(() => this.#flushing.delete(resolve));
  }
}

function parsed(message: Msg): unknown {
  try {
    return message.json<unknown>();
  } catch {
    return undefined;
  }
}
