import { type ChannelId, type ChannelMember, IrisError, type MemberRole, type UserId } from '@iris/contract';
import type { Bus } from '../../bus/bus.ts';
import { leftChannelsTopic, tenantTopic } from '../../bus/topics.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { Actor, Reader } from '../../http/actor.ts';
import { presentMember } from './present.ts';
import { callAddMember, callRemoveMember, callUpdateMember, selectMember } from './queries.ts';
import { visibleChannel } from './visible-channel.ts';

/**
 * Adds a user of the tenant to a channel. Announce it after the commit.
 * @throws {IrisError} `not_found`; `conflict` when the user is a member already
 */
export async function addMember(
  tx: Tx,
  actor: Actor,
  channelId: ChannelId,
  userId: UserId,
  role: MemberRole,
): Promise<ChannelMember> {
  const outcome = await callAddMember(tx, actor, channelId, userId, role);
  if (outcome === 'present') {
    throw new IrisError('conflict', { message: 'This user is a member of the channel already.' });
  }
  if (outcome === 'not_found') throw new IrisError('not_found');
  return getMember(tx, actor, channelId, userId);
}

/** Changes the role of a member. @throws {IrisError} `not_found` */
export function updateMember(
  { db }: { readonly db: Db },
  actor: Actor,
  channelId: ChannelId,
  userId: UserId,
  role: MemberRole,
): Promise<ChannelMember> {
  return inTenant(db, actor.tenantId, async (tx) => {
    const outcome = await callUpdateMember(tx, actor, channelId, userId, role);
    if (outcome === 'not_found') throw new IrisError('not_found');
    return getMember(tx, actor, channelId, userId);
  });
}

/**
 * Takes a member out of a channel and tells everyone in it, the member last of all.
 * @throws {IrisError} `not_found`; `conflict` for the user whose support channel it is
 */
export async function removeMember(
  { db, bus }: { readonly db: Db; readonly bus: Bus },
  actor: Actor,
  channelId: ChannelId,
  userId: UserId,
): Promise<void> {
  const member = await inTenant(db, actor.tenantId, async (tx) => {
    const left = await getMember(tx, actor, channelId, userId);
    const outcome = await callRemoveMember(tx, actor, channelId, userId);
    if (outcome === 'owner') {
      throw new IrisError('conflict', { message: 'A support channel keeps the user whose it is.' });
    }
    if (outcome === 'not_found') throw new IrisError('not_found');
    return left;
  });
  bus.publish(leftChannelsTopic, { channel_id: channelId, user_id: userId });
  announceMember(bus, actor, channelId, 'member.left', member);
}

/** Tells everyone in a channel who came or went; sockets of that member begin or cease to hear it. */
export function announceMember(
  bus: Bus,
  { tenantId }: Pick<Reader, 'tenantId'>,
  channelId: ChannelId,
  type: 'member.joined' | 'member.left',
  member: ChannelMember,
): void {
  const frame = { type, payload: { channel_id: channelId, member } } as const;
  bus.publish(tenantTopic(tenantId), { to: 'channel', channelId, frame });
}

/** @throws {IrisError} `not_found` */
export async function getMember(
  tx: Tx,
  reader: Reader,
  channelId: ChannelId,
  userId: UserId,
): Promise<ChannelMember> {
  await visibleChannel(tx, reader, channelId);
  const row = await selectMember(tx, channelId, userId);
  if (!row) throw new IrisError('not_found');
  return presentMember(row);
}
