import type { Clock, Dispose } from '../clock.ts';

/** What a wheel does with its items. */
export interface HeartbeatOptions<T> {
  clock: Clock;
  /** Time of one round: an item is looked at once in it. One that was silent for a whole round is dead. */
  roundMs: number;
  /** Called at each look at a living item, e.g. to ping it. */
  ask: (item: T) => void;
  /** Called once for an item that was silent; it has left the wheel. */
  dead: (item: T) => void;
}

/** An item's place in the wheel. */
export class Beat<T> {
  readonly item: T;
  isAlive = true;
  readonly #slot: Set<Beat<T>>;

  constructor(item: T, slot: Set<Beat<T>>) {
    this.item = item;
    this.#slot = slot.add(this);
  }

  /** Says that the item was heard of. */
  seen(): void {
    this.isAlive = true;
  }

  /** Takes the item out of the wheel. */
  stop(): void {
    this.#slot.delete(this);
  }
}

const slotCount = 20;

/**
 * Watches that thousands of sockets are alive with one timer for all: they are spread over slots that come round in
 * turn, so a socket costs no timer of its own and pings don't all leave at once.
 */
export class HeartbeatWheel<T> {
  readonly #slots = Array.from({ length: slotCount }, () => new Set<Beat<T>>());
  readonly #options: HeartbeatOptions<T>;
  readonly #stopTimer: Dispose;
  #turn = 0;
  #nextSlot = 0;

  constructor(options: HeartbeatOptions<T>) {
    this.#options = options;
    this.#stopTimer = options.clock.setInterval(() => this.#tick(), options.roundMs / slotCount);
  }

  /** Puts an item into the wheel; it is asked within one round and dead after at most two rounds of silence. */
  add(item: T): Beat<T> {
    this.#nextSlot = (this.#nextSlot + 1) % slotCount;
    return new Beat(item, this.#slot(this.#nextSlot));
  }

  /** Stops the timer. */
  dispose(): void {
    this.#stopTimer();
  }

  #slot(index: number): Set<Beat<T>> {
    const slot = this.#slots[index];
    if (!slot) throw new RangeError(`no slot ${index}`);
    return slot;
  }

  #tick(): void {
    this.#turn = (this.#turn + 1) % slotCount;
    for (const beat of this.#slot(this.#turn)) {
      if (beat.isAlive) {
        beat.isAlive = false;
        this.#options.ask(beat.item);
      } else {
        beat.stop();
        this.#options.dead(beat.item);
      }
    }
  }
}
