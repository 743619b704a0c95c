import type { Channel } from '@iris/contract';
import { newId } from '@iris/kit';
import type { Tx } from '../../db/in-tenant.ts';
import type { Actor } from '../../http/actor.ts';
import { getChannel } from './list-channels.ts';
import { callCreateChannel, type NewChannel } from './queries.ts';

/** Makes a channel; whoever makes it is its moderator. Announce it after the commit. */
export async function createChannel(tx: Tx, actor: Actor, channel: NewChannel): Promise<Channel> {
  const id = newId<'channel'>();
  await callCreateChannel(tx, actor, id, channel);
  return getChannel(tx, actor, id);
}
