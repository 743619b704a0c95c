/** Times of the realtime protocol in milliseconds, and its limits (contract §7). */
export const realtimeTimings = {
  /** How often a client sends a heartbeat: told in `hello`. */
  heartbeatMs: 20_000,
  /** A socket that was silent for so long is closed, and its user's presence ends. */
  presenceExpiresMs: 45_000,
  /** A typing indicator that is not renewed ends by itself. */
  typingExpiresMs: 6_000,
  /** How long before its end a session is told that it ends. */
  sessionExpiringMs: 60_000,
  /** Within this time after a crash every head is known to every open socket again. */
  headsWithinMs: 5_000,
} as const;

export const realtimeLimits = {
  framesPerSecond: 50,
  frameBurst: 200,
  maxFrameBytes: 65_536,
  /** Bytes that may wait for one reader before it is closed with 4009. */
  maxBufferedBytes: 1_048_576,
  /** An operator's `hello` lists at most so many open channels, the newest. */
  helloChannels: 100,
} as const;
