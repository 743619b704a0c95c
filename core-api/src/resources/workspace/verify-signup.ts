import { timingSafeEqual } from 'node:crypto';
import { IrisError, type TeamSession, type TenantId } from '@iris/contract';
import { newId } from '@iris/kit';
import { hashOfToken } from '../../auth/random-token.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { startTeamSession, type TeamSessionParts } from '../sessions/start-team-session.ts';
import { presentTeamSession } from './present.ts';
import {
  insertOwner,
  insertTenant,
  insertTenantDefaults,
  selectSignupForUpdate,
  type SignupRow,
  updateSignupVerified,
} from './queries.ts';

/** Provisions the workspace that a signup asked for, and signs its owner in. */
export function verifySignup(
  parts: TeamSessionParts,
  tenantId: TenantId,
  token: string,
  request: RequestFacts,
): Promise<TeamSession> {
  return inTenant(parts.db, tenantId, async (tx) => {
    const signup = await openSignup(tx, token);
    const tenant = await insertTenant(tx, signup);
    const owner = await insertOwner(tx, newId<'user'>(), signup);
    await insertTenantDefaults(tx);
    await updateSignupVerified(tx);
    const actor = { tenantId, kind: 'operator', userId: owner.user_id } as const;
    await appendAudit(tx, actor, request, { action: 'tenant.created', target: ['tenant', tenantId] });
    await appendAudit(tx, actor, request, {
      action: 'user.created',
      target: ['user', owner.user_id],
      details: { org_role: owner.org_role },
    });
    return presentTeamSession(await startTeamSession(parts, tx, tenantId, owner, request), owner, tenant);
  });
}

/** @throws {IrisError} `invalid_token`, or what became of the signup, to those alone who know its token */
async function openSignup(tx: Tx, token: string): Promise<SignupRow> {
  const signup = await selectSignupForUpdate(tx);
  const isRight = signup?.token_hash && timingSafeEqual(signup.token_hash, hashOfToken(token));
  if (!signup || !isRight)
    throw new IrisError('invalid_token', { message: 'The verification token is not valid.' });
  if (signup.verified_at) throw new IrisError('already_verified');
  if (signup.is_expired) throw new IrisError('gone');
  return signup;
}
