import { realtimeTimings } from '@iris/contract';
import type { Subscriber } from './subscriber.ts';

/** Whose session has longer than this until something is due is not looked at meanwhile. */
const lookAheadMs = 10_000;

/** What is done when it is due. */
export interface ExpiryActs {
  /** The session ends in a minute, or less. */
  readonly nears: (subscriber: Subscriber) => void;
  readonly ended: (subscriber: Subscriber) => void;
}

/**
 * Watches when sessions of open sockets end. Of thousands, those for whom something is due within seconds are a handful:
 * they alone are looked at in each tick, so that idle sockets cost next to nothing.
 */
export class ExpiryWatch {
  readonly #acts: ExpiryActs;
  readonly #soon = new Set<Subscriber>();
  #looksAheadAt = 0;

  constructor(acts: ExpiryActs) {
    this.#acts = acts;
  }

  /** A socket was opened, or its session renewed. */
  look(subscriber: Subscriber, now: number): void {
    if (dueAt(subscriber) - now <= lookAheadMs) this.#soon.add(subscriber);
  }

  forget(subscriber: Subscriber): void {
    this.#soon.delete(subscriber);
  }

  /** Tells and ends what is due. `all` are the open ones: `forEach`, because `for … of` makes an object a step. */
  tick(now: number, all: ReadonlyMap<Subscriber, unknown>): void {
    // Of a clock that was put back, the next look would be hours away.
    if (now >= this.#looksAheadAt || now < this.#looksAheadAt - lookAheadMs) {
      this.#looksAheadAt = now + lookAheadMs;
      all.forEach((_, subscriber) => this.look(subscriber, now));
    }
    for (const subscriber of this.#soon) this.#act(subscriber, now);
  }

  #act(subscriber: Subscriber, now: number): void {
    if (endOf(subscriber) <= now) return this.#acts.ended(subscriber);
    if (dueAt(subscriber) <= now) {
      subscriber.isToldOfExpiry = true;
      this.#acts.nears(subscriber);
    }
    if (dueAt(subscriber) - now > lookAheadMs) this.#soon.delete(subscriber);
  }
}

const endOf = ({ caller }: Subscriber): number => caller.expiresAt.getTime();

const dueAt = (subscriber: Subscriber): number =>
  endOf(subscriber) - (subscriber.isToldOfExpiry ? 0 : realtimeTimings.sessionExpiringMs);
