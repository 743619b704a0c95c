import type { OrgRole, TenantId, UserId } from '@iris/contract';
import { type Clock, newId } from '@iris/kit';
import { tokenRoleOf } from '../../auth/abilities.ts';
import type { Keyring } from '../../auth/keyring.ts';
import { type IssuedToken, issueToken } from '../../auth/tokens.ts';
import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { insertTeamSession } from './queries.ts';

export interface TeamSessionParts {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

/** Opens a console session for a team member, in the transaction that found out who it is. */
export async function startTeamSession(
  { keyring, clock }: TeamSessionParts,
  tx: Tx,
  tenantId: TenantId,
  user: { readonly user_id: UserId; readonly org_role: OrgRole },
  request: RequestFacts,
): Promise<IssuedToken> {
  const [sessionId, userId] = [newId<'session'>(), user.user_id];
  const role = tokenRoleOf(user.org_role);
  const issued = issueToken(keyring, clock, { audience: 'admin', tenantId, userId, sessionId, role });
  await insertTeamSession(tx, sessionId, userId, issued.expiresAt);
  await appendAudit(tx, { tenantId, kind: 'operator', userId }, request, {
    action: 'session.started',
    target: ['session', sessionId],
    details: { audience: 'admin' },
  });
  return issued;
}
