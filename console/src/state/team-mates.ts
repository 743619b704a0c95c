import type { PresenceStatus, UserId } from '@iris/contract';

/** Somebody of the team, as far as rooms and the list of who is there have shown. */
export interface TeamMate {
  readonly userId: UserId;
  readonly name: string;
  readonly avatarUrl: string | null;
}

/** Whom a room can be given to: the team but oneself, by name; `presence` says who is there. */
export interface Assignable extends TeamMate {
  readonly presence: PresenceStatus;
}
