import { type Channel, type ChannelId, type ChannelStatus, IrisError } from '@iris/contract';
import { inTenant, type Queryable } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { Actor } from '../../http/actor.ts';
import type { AnnounceChannel } from './announce-channel.ts';
import { getChannel } from './list-channels.ts';
import { callSetChannelStatus } from './queries.ts';

/**
 * Archives or reopens a channel; one that is so already stays as it is.
 * @throws {IrisError} `not_found`, `channel_archived` for one that was merged
 */
export async function setChannelStatus(
  { db, announceChannel }: { readonly db: Db; readonly announceChannel: AnnounceChannel },
  actor: Actor,
  channelId: ChannelId,
  status: ChannelStatus,
): Promise<Channel> {
  if (await changeStatus(db, actor, channelId, status)) {
    await announceChannel(
      actor.tenantId,
      channelId,
      status === 'archived' ? 'channel.archived' : 'channel.updated',
    );
  }
  return inTenant(db, actor.tenantId, (tx) => getChannel(tx, actor, channelId));
}

/**
 * The same inside a transaction of the caller's, who announces it after the commit.
 * @returns whether anything changed
 */
export async function changeStatus(
  db: Queryable,
  actor: Actor,
  channelId: ChannelId,
  status: ChannelStatus,
): Promise<boolean> {
  const outcome = await callSetChannelStatus(db, actor, channelId, status);
  if (outcome === 'not_found') throw new IrisError('not_found');
  if (outcome === 'merged') {
    throw new IrisError('channel_archived', { message: 'This channel was merged into another one.' });
  }
  return outcome === 'changed';
}
