import { IrisError } from '@iris/contract';
import { canAdminister, tokenRoleOf } from '../../auth/abilities.ts';
import type { TeamCaller } from '../../auth/caller.ts';
import type { Tx } from '../../db/in-tenant.ts';
import { lockTeam, type MemberRow, selectMember } from './queries.ts';

/**
 * The caller as it stands on the team now, with the team to itself until the transaction ends. Its token may say what
 * was true a moment ago: two who demote each other at once would both succeed by their tokens.
 * @throws {IrisError} `session_expired` when it was removed, `forbidden` when it no longer administers
 */
export async function administratorOf(tx: Tx, caller: TeamCaller): Promise<MemberRow> {
  await lockTeam(tx);
  const administrator = await selectMember(tx, caller.userId);
  if (!administrator) throw new IrisError('session_expired');
  if (!canAdminister(tokenRoleOf(administrator.org_role))) throw new IrisError('forbidden');
  return administrator;
}
