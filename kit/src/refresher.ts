import type { Clock } from './clock.ts';

/**
 * Reads again what others change, for those to whom an older answer proves nothing. One read at a time, so that an older
 * answer never takes the place of a younger one, and not more often than `everyMs`: whoever asks sooner waits.
 */
export class Refresher {
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #read: () => Promise<void>;
  #running: Promise<void> | undefined;
  /** The read that has not begun yet. */
  #next: Promise<void> | undefined;
  #beganAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, everyMs: number, read: () => Promise<void>) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#read = read;
  }

  /** Resolves when no read is under way; its failing is told to those who asked for it. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  /** Resolves after a read that began after this call. Whoever asks until it begins waits for the same. */
  anew(): Promise<void> {
    this.#next ??= this.#pause().then(() => {
      this.#next = undefined;
      return this.now();
    });
    return this.#next;
  }

  /** Reads without waiting for its time: for whoever changed something themselves. */
  now(): Promise<void> {
    this.#running = this.#runAfter(this.settled());
    return this.#running;
  }

  async #runAfter(before: Promise<void>): Promise<void> {
    await before;
    this.#beganAt = this.#clock.now();
    await this.#read();
  }

  async #pause(): Promise<void> {
    const restMs = this.#beganAt + this.#everyMs - this.#clock.now();
    if (restMs > 0) await new Promise<void>((resolve) => void this.#clock.setTimeout(resolve, restMs));
  }
}
