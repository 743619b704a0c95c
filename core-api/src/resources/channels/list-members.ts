import type { ChannelId, ChannelMember } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import type { Reader } from '../../http/actor.ts';
import { presentMember } from './present.ts';
import { selectMembers } from './queries.ts';
import { visibleChannel } from './visible-channel.ts';

/** Who is in a channel that this reader sees. @throws {IrisError} `not_found` */
export async function listMembers(
  tx: Tx,
  reader: Reader,
  channelId: ChannelId,
): Promise<{ data: ChannelMember[]; next_cursor: null }> {
  await visibleChannel(tx, reader, channelId);
  return { data: (await selectMembers(tx, channelId)).map(presentMember), next_cursor: null };
}
