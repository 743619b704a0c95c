import { setTimeout as wait } from 'node:timers/promises';

/** How long a signal has to do its work. */
const patienceMs = 5_000;

/** A server that an earlier process left running when it was killed: SIGKILL reaches a parent, never its children. */
export interface Leftover {
  readonly pid: number;
  /** Whether that number still is the server: it may belong to another program by now. */
  readonly isThere: () => Promise<boolean>;
  /** What ends it, the gentlest first. */
  readonly signals: readonly NodeJS.Signals[];
}

/** Ends it and waits until it is gone; whether it is. */
export async function endLeftover({ pid, isThere, signals }: Leftover): Promise<boolean> {
  for (const signal of signals) {
    if (!(await isThere())) return true;
    tell(pid, signal);
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline && (await isThere())) await wait(20);
  }
  return !(await isThere());
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended just now; or it isn't ours to end, and is found to be there still.
  }
}
