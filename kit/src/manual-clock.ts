import type { Clock, Dispose } from './clock.ts';

interface Timer {
  at: number;
  everyMs: number | undefined;
  run: () => void;
}

/** A clock for tests: it stands still until `advance` moves it, so an hour takes no time. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(startMs = Date.UTC(2026, 0, 1)) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, ms: number): Dispose {
    return this.#add({ at: this.#now + ms, everyMs: undefined, run });
  }

  setInterval(run: () => void, ms: number): Dispose {
    return this.#add({ at: this.#now + ms, everyMs: ms, run });
  }

  /** How many timers wait: 0 when everything under test has disposed what it owns. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves time forward, running what falls due on the way, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let timer = this.#nextBy(end); timer; timer = this.#nextBy(end)) {
      this.#now = timer.at;
      if (timer.everyMs === undefined) this.#timers.delete(timer);
      else timer.at += timer.everyMs;
      timer.run();
    }
    this.#now = end;
  }

  #add(timer: Timer): Dispose {
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  #nextBy(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
    }
    return next;
  }
}
