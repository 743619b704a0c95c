/** A call that took so long, in milliseconds, is counted as unreachable and may be repeated. */
export const callTimeoutMs = 20_000;
