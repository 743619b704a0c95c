import type { Clock } from '@iris/kit';

/** A node that has nothing to tell says so after this time. */
const beatMs = 5_000;
/** One that was silent for so long has died. */
const deadAfterMs = 3 * beatMs;

/** Which other nodes live, as far as they are heard; and when this one must be heard again. */
export class NodeWatch {
  readonly #clock: Clock;
  readonly #heardAt = new Map<string, number>();
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  heard(nodeId: string): void {
    this.#heardAt.set(nodeId, this.#clock.now());
  }

  told(): void {
    this.#toldAt = this.#clock.now();
  }

  mustTell(): boolean {
    return this.#clock.now() - this.#toldAt >= beatMs;
  }

  /** The nodes that died since this was last asked. */
  takeDead(): ReadonlySet<string> {
    const now = this.#clock.now();
    const dead = [...this.#heardAt].filter(([, heardAt]) => now - heardAt >= deadAfterMs).map(([id]) => id);
    for (const nodeId of dead) this.#heardAt.delete(nodeId);
    return new Set(dead);
  }
}
