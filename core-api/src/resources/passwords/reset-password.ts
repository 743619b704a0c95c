import { type BodyOf, IrisError, type PasswordReset, type routes } from '@iris/contract';
import { hashPassword } from '../../auth/passwords.ts';
import { hashOfToken } from '../../auth/random-token.ts';
import type { Revocations } from '../../auth/revocations.ts';
import { appendAudit } from '../../db/audit.ts';
import { enterTenant, type Queryable } from '../../db/in-tenant.ts';
import { inTransaction } from '../../db/in-transaction.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { announceRevoked, type RevokedSession, revokeSessionsOf } from '../sessions/revoke-sessions-of.ts';
import { type ResetMemberRow, takeReset, updatePassword } from './queries.ts';

export interface ResetPasswordParts {
  readonly db: Db;
  readonly revocations: Revocations;
}

type Form = BodyOf<typeof routes.passwords.reset>;

/**
 * Sets a new password in every workspace of the e-mail that the link was sent to, in one commit, and ends all sessions
 * of that person: what somebody else may know opens nothing any more, anywhere.
 * @throws {IrisError} `invalid_token`, or `gone` when the link was used or came too late
 */
export async function resetPassword(
  { db, revocations }: ResetPasswordParts,
  { token, password }: Form,
  request: RequestFacts,
): Promise<PasswordReset> {
  const passwordHash = await hashPassword(password);
  const { members, revoked } = await inTransaction(db, async (tx) => {
    const taken = await takenMembers(tx, token);
    const sessions: RevokedSession[] = [];
    for (const member of taken) sessions.push(...(await setPassword(tx, member, passwordHash, request)));
    return { members: taken, revoked: sessions };
  });
  announceRevoked(revocations, revoked);
  return { workspaces: members.map(({ slug, tenant_name }) => ({ slug, name: tenant_name })) };
}

async function takenMembers(tx: Queryable, token: string): Promise<ResetMemberRow[]> {
  const rows = await takeReset(tx, hashOfToken(token));
  const members = rows.filter((row) => row.is_open);
  if (rows.length === 0) throw new IrisError('invalid_token', { message: 'The link is not valid.' });
  if (members.length === 0) throw new IrisError('gone');
  return members;
}

async function setPassword(
  tx: Queryable,
  { tenant_id: tenantId, user_id: userId }: ResetMemberRow,
  passwordHash: string,
  request: RequestFacts,
): Promise<RevokedSession[]> {
  await enterTenant(tx, tenantId);
  // Removed a moment ago: there is nothing left to sign in to.
  if (!(await updatePassword(tx, userId, passwordHash))) return [];
  const revoked = await revokeSessionsOf(tx, userId);
  await appendAudit(tx, { tenantId, kind: 'operator', userId }, request, {
    action: 'user.password_reset',
    target: ['user', userId],
    details: { sessions_ended: revoked.length },
  });
  return revoked;
}
