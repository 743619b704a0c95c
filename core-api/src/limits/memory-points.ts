import { type Clock, type Dispose, newId } from '@iris/kit';
import type { Bus } from '../bus/bus.ts';
import { type SpentPoints, spentPointsTopic } from '../bus/topics.ts';
import type { Bucket, Standing } from './buckets.ts';
import { Windows } from './windows.ts';

/** How far nodes may be apart: what is spent on one of them counts on all so much later. */
const tellEveryMs = 250;
/** Keeps an event well below what a bus carries at once. */
const toldAtOnce = 1_000;

/**
 * The buckets that are asked at every call: each node spends from its own memory and tells the others, a few times a
 * second, what it let pass. What the bus loses is not counted there, and a restart forgets.
 */
export class MemoryPoints {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #nodeId = newId();
  readonly #windows = new Map<string, Windows>();
  readonly #stops: readonly Dispose[];

  constructor(bus: Bus, clock: Clock) {
    this.#bus = bus;
    this.#clock = clock;
    this.#stops = [
      bus.subscribe(spentPointsTopic, ({ node_id, spent }) => {
        if (node_id !== this.#nodeId) for (const one of spent) this.#windows.get(one.bucket)?.add(one);
      }),
      clock.setInterval(() => this.#tick(), tellEveryMs),
    ];
  }

  /**
   * Adds a kind of bucket.
   * @returns what takes a point of a key's bucket
   */
  add(name: string, bucket: Bucket): (key: string) => Standing {
    const windows = new Windows(this.#clock, bucket);
    this.#windows.set(name, windows);
    return (key) => windows.spend(key);
  }

  /** Tells what is left to tell. */
  close(): void {
    for (const stop of this.#stops) stop();
    this.#tell();
  }

  #tick(): void {
    this.#tell();
    for (const windows of this.#windows.values()) windows.sweep();
  }

  #tell(): void {
    // What can't be told now waits.
    if (!this.#bus.isConnected) return;
    const spent = [...this.#windows].flatMap(([bucket, windows]): SpentPoints[] =>
      windows.takeUntold().map((one) => ({ bucket, ...one })),
    );
    for (let from = 0; from < spent.length; from += toldAtOnce) {
      this.#bus.publish(spentPointsTopic, {
        node_id: this.#nodeId,
        spent: spent.slice(from, from + toldAtOnce),
      });
    }
  }
}
