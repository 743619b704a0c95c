/**
 * The order to show while a pointer is over the list: nothing may move under it. What is shown keeps its place, what
 * left goes, and what is new waits.
 */
export function heldOrder<T>(shown: readonly T[], wanted: readonly T[]): T[] {
  const present = new Set(wanted);
  return shown.filter((item) => present.has(item));
}

/** How many of `wanted` are kept back by `held`. */
export function waitingCount<T>(held: readonly T[], wanted: readonly T[]): number {
  return wanted.length - held.length;
}
