import type { Clock } from '@iris/kit';
import type { SpentPoints } from '../bus/topics.ts';
import type { Bucket, Standing } from './buckets.ts';

/** What a key has spent, on all nodes as far as they told, until its time is over. */
interface Window {
  endsAt: number;
  spent: number;
  /** Spent here since the other nodes were last told. */
  untold: number;
}

/** One kind of bucket in memory: each key has a window that begins with its first point. */
export class Windows {
  readonly #clock: Clock;
  readonly #bucket: Bucket;
  /** In the order in which they began, and so, but for what other nodes told, of their ends. */
  readonly #open = new Map<string, Window>();
  readonly #untold = new Map<string, Window>();

  constructor(clock: Clock, bucket: Bucket) {
    this.#clock = clock;
    this.#bucket = bucket;
  }

  /** Takes a point of a key, if there is one left. */
  spend(key: string): Standing {
    const { points, seconds } = this.#bucket;
    const now = this.#clock.now();
    const window = this.#window(key, now) ?? this.#begin(key, now + seconds * 1_000);
    const isExceeded = window.spent >= points;
    if (!isExceeded) {
      window.spent += 1;
      window.untold += 1;
      this.#untold.set(key, window);
    }
    return { isExceeded, remaining: Math.max(0, points - window.spent), resetMs: window.endsAt - now };
  }

  /**
   * Adds what a key spent on another node. Of two windows that began apart, the earlier end holds for both; and none
   * lasts longer than its time, however far ahead another node's clock may be.
   */
  add({ key, points, ends_at }: Omit<SpentPoints, 'bucket'>): void {
    const now = this.#clock.now();
    if (ends_at <= now) return;
    const window = this.#window(key, now) ?? this.#begin(key, now + this.#bucket.seconds * 1_000);
    window.spent += points;
    window.endsAt = Math.min(window.endsAt, ends_at);
  }

  /** What was spent here since this was last asked. */
  takeUntold(): Omit<SpentPoints, 'bucket'>[] {
    const told = [...this.#untold].map(([key, { untold, endsAt }]) => ({
      key,
      points: untold,
      ends_at: endsAt,
    }));
    for (const window of this.#untold.values()) window.untold = 0;
    this.#untold.clear();
    return told;
  }

  /** Forgets windows that are over. */
  sweep(): void {
    const now = this.#clock.now();
    for (const [key, { endsAt }] of this.#open) {
      if (endsAt > now) return;
      this.#open.delete(key);
    }
  }

  #window(key: string, now: number): Window | undefined {
    const window = this.#open.get(key);
    return window && window.endsAt > now ? window : undefined;
  }

  #begin(key: string, endsAt: number): Window {
    const window = { endsAt, spent: 0, untold: 0 };
    // Deleted first: a key that is set again would keep its old place.
    this.#open.delete(key);
    this.#open.set(key, window);
    return window;
  }
}
