/** Ends the timer it belongs to; calling it again, or after the timer ran, does nothing. */
export type Dispose = () => void;

/** Time as an argument: everything that waits or asks for the hour gets one of these. */
export interface Clock {
  /** Milliseconds since 1970, as `Date.now()`. */
  now(): number;
  /** Runs once after `ms`. */
  setTimeout(run: () => void, ms: number): Dispose;
  /** Runs every `ms` until disposed. */
  setInterval(run: () => void, ms: number): Dispose;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  setInterval(run, ms) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
