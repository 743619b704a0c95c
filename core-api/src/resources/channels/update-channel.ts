import { type Channel, type ChannelId, IrisError } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { Actor } from '../../http/actor.ts';
import type { AnnounceChannel } from './announce-channel.ts';
import { getChannel } from './list-channels.ts';
import { callUpdateChannel, type ChannelChange } from './queries.ts';

/** Changes name or topic of a channel that the actor is a member of. @throws {IrisError} `not_found` */
export async function updateChannel(
  { db, announceChannel }: { readonly db: Db; readonly announceChannel: AnnounceChannel },
  actor: Actor,
  id: ChannelId,
  change: ChannelChange,
): Promise<Channel> {
  const outcome = await callUpdateChannel(db, actor, id, change);
  if (outcome === 'not_found') throw new IrisError('not_found');
  if (outcome === 'changed') await announceChannel(actor.tenantId, id);
  return inTenant(db, actor.tenantId, (tx) => getChannel(tx, actor, id));
}
