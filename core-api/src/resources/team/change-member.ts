import { type ChannelId, IrisError, type OrgRole, type TenantId, type UserId } from '@iris/contract';
import { canAnswer, canTouchOwners, tokenRoleOf } from '../../auth/abilities.ts';
import type { TeamCaller } from '../../auth/caller.ts';
import type { Revocations } from '../../auth/revocations.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { actorOf } from '../../http/actor.ts';
import type { RequestFacts } from '../../http/handler.ts';
import type { AnnounceQueue } from '../queue/announce-queue.ts';
import { unassignMember } from '../queue/change-queue.ts';
import { announceRevoked, revokeSessionsOf } from '../sessions/revoke-sessions-of.ts';
import { administratorOf } from './administrator.ts';
import {
  countOwners,
  type MemberRow,
  selectMember,
  updateMemberRemoved,
  updateMemberRole,
} from './queries.ts';

export interface ChangeMemberParts {
  readonly db: Db;
  readonly revocations: Revocations;
  readonly announceQueue: AnnounceQueue;
}

/**
 * Gives a team member another role, or removes it (`nextRole` null). All its sessions end with the commit, so that no
 * token says what is no longer true; whoever does not answer any more is assigned to nothing. The role it has already
 * changes nothing.
 * @throws {IrisError} `not_found`, `forbidden` (an owner, and the caller is none), `last_owner`
 */
export async function changeMember(
  { db, revocations, announceQueue }: ChangeMemberParts,
  caller: TeamCaller,
  userId: UserId,
  nextRole: OrgRole | null,
  request: RequestFacts,
): Promise<MemberRow> {
  const { member, revoked, unassigned } = await inTenant(db, caller.tenantId, async (tx) => {
    const before = await memberToChange(tx, caller, userId, nextRole);
    if (before.org_role === nextRole) return { member: before, revoked: [], unassigned: [] };
    if (nextRole === null) await updateMemberRemoved(tx, userId);
    else await updateMemberRole(tx, userId, nextRole);
    const ended = await revokeSessionsOf(tx, userId);
    const answersNoMore = nextRole === null || !canAnswer(tokenRoleOf(nextRole));
    const freed = answersNoMore ? await unassignMember(tx, actorOf(caller, request), userId) : [];
    const actor = { tenantId: caller.tenantId, kind: 'operator', userId: caller.userId } as const;
    await appendAudit(tx, actor, request, {
      action: nextRole === null ? 'team_member.removed' : 'team_member.role_changed',
      target: ['user', userId],
      details: {
        ...(nextRole === null ? { org_role: before.org_role } : { before: before.org_role, after: nextRole }),
        sessions_ended: ended.length,
      },
    });
    return {
      member: { ...before, org_role: nextRole ?? before.org_role },
      revoked: ended,
      unassigned: freed,
    };
  });
  announceRevoked(revocations, revoked);
  void announceEach(announceQueue, caller.tenantId, unassigned);
  return member;
}

/** One after the other: there may be thousands. */
async function announceEach(
  announceQueue: AnnounceQueue,
  tenantId: TenantId,
  channelIds: readonly ChannelId[],
): Promise<void> {
  for (const channelId of channelIds) await announceQueue(tenantId, channelId);
}

async function memberToChange(
  tx: Tx,
  caller: TeamCaller,
  userId: UserId,
  nextRole: OrgRole | null,
): Promise<MemberRow> {
  const administrator = await administratorOf(tx, caller);
  const member = await selectMember(tx, userId);
  if (!member) throw new IrisError('not_found');
  const isOwner = member.org_role === 'owner';
  if ((isOwner || nextRole === 'owner') && !canTouchOwners(administrator.org_role)) {
    throw new IrisError('forbidden', { message: 'Only an owner makes or changes owners.' });
  }
  if (isOwner && nextRole !== 'owner' && (await countOwners(tx)) === 1) throw new IrisError('last_owner');
  return member;
}
