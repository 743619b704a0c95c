import type { Caller } from '../../auth/caller.ts';
import type { Revocations } from '../../auth/revocations.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { deleteResumeTokens, revokeSession } from './queries.ts';

export interface EndSessionParts {
  readonly db: Db;
  readonly revocations: Revocations;
}

/** Ends the caller's own session: every token of it fails at once on every node, and nothing resumes it. */
export async function endSession(
  { db, revocations }: EndSessionParts,
  { tenantId, userId, sessionId }: Caller,
  request: RequestFacts,
): Promise<void> {
  const revoked = await inTenant(db, tenantId, async (tx) => {
    const session = await revokeSession(tx, sessionId);
    if (!session) return undefined;
    await deleteResumeTokens(tx, sessionId);
    await appendAudit(tx, { tenantId, kind: session.kind, userId }, request, {
      action: 'session.ended',
      target: ['session', sessionId],
    });
    return session;
  });
  if (revoked) revocations.announce(sessionId, revoked.expires_at);
}
