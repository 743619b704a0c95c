import type { SessionId, UserId } from '@iris/contract';
import type { Revocations } from '../../auth/revocations.ts';
import type { Tx } from '../../db/in-tenant.ts';
import { revokeUserSessions } from './queries.ts';

/** A session that was revoked in a transaction: to be announced once that has committed. */
export interface RevokedSession {
  readonly id: SessionId;
  readonly expiresAt: Date;
}

/** Revokes every session of a user of the current tenant. */
export async function revokeSessionsOf(tx: Tx, userId: UserId): Promise<RevokedSession[]> {
  const rows = await revokeUserSessions(tx, userId);
  return rows.map(({ id, expires_at }) => ({ id, expiresAt: expires_at }));
}

/** Tells every node: tokens fail and sockets close at once. Call it after the commit. */
export function announceRevoked(revocations: Revocations, revoked: readonly RevokedSession[]): void {
  for (const { id, expiresAt } of revoked) revocations.announce(id, expiresAt);
}
