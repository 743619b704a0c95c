import { realtimeLimits } from '@iris/contract';

/** How many frames a socket may send: 50 a second after a burst of 200 (contract §7). */
export class FrameBudget {
  #left: number = realtimeLimits.frameBurst;
  #countedAt: number;

  constructor(now: number) {
    this.#countedAt = now;
  }

  /** Spends one frame; false when there is none left. */
  spend(now: number): boolean {
    const earned = ((now - this.#countedAt) / 1_000) * realtimeLimits.framesPerSecond;
    this.#left = Math.min(realtimeLimits.frameBurst, this.#left + earned);
    this.#countedAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
