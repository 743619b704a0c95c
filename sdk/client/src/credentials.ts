import type { ChannelId, Session, SessionChat } from '@iris/contract';

/** A session that can be used now: its token, whom it speaks for, and the channel it speaks in. */
export interface HeldSession {
  readonly token: string;
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly session: Session;
  readonly chat: SessionChat;
}

/** Where tokens come from. Calls that overlap share one answer, so a double click never makes two guests. */
export interface Credentials {
  /** The session, started or resumed if there is none yet. @throws {IrisProblem} */
  hold(): Promise<HeldSession>;
  /** A session with another token than `staleToken`, which the server no longer takes. @throws {IrisProblem} */
  renew(staleToken: string): Promise<HeldSession>;
  /** Logs out: the session ends on the server as well as here. Never throws. */
  end(): Promise<void>;
  /** Remembers how far the conversation has come, so that the next page knows whether one is running. */
  noteHead(channelId: ChannelId, lastSeq: number): void;
  /** Remembers how far the server knows it to be read, so that the next page calls nothing new that isn't. */
  noteRead(channelId: ChannelId, lastReadSeq: number): void;
}

/** A token that ends within this time is renewed before it is used. */
const leewayMs = 5_000;

export function isFresh(held: HeldSession, now: number): boolean {
  return held.expiresAt - leewayMs > now;
}
