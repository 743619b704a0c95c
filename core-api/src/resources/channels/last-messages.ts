import type { ChannelId, Message } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import { presentMessage } from '../messages/present.ts';
import { selectLastMessages } from './queries.ts';

/** The newest message of each channel that has one. */
export async function readLastMessages(
  tx: Tx,
  channelIds: readonly ChannelId[],
): Promise<ReadonlyMap<ChannelId, Message>> {
  const rows = await selectLastMessages(tx, channelIds);
  return new Map(rows.map((row) => [row.channel_id, presentMessage(row)]));
}
