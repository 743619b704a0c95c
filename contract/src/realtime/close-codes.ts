/** Close codes of `/ws` and what a client should do about each (contract §7; RFC 6455 §7.4). */
export const closeCodes = {
  /** Authentication failed or the session was revoked: get a new token before trying again. */
  unauthorized: 4001,
  /** There is nothing at this address: don't try again. */
  notFound: 4004,
  /** More than 50 frames a second after a burst of 200: back off. */
  tooFast: 4008,
  /** The reader did not keep up; reconnect and catch up over REST. */
  tooSlow: 4009,
  /** A frame over 64 KiB. */
  tooBig: 1009,
  /** The server restarts: reconnect with backoff. */
  restart: 1012,
  /** The server failed: reconnect with backoff. */
  internal: 1011,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
