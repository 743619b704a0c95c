import { type ChannelId, IrisError } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import type { Reader } from '../../http/actor.ts';
import { type ChannelRow, selectVisibleChannel } from './queries.ts';

/**
 * A channel as this reader sees it.
 * @throws {IrisError} `not_found`, also for one that is there but not theirs to see
 */
export async function visibleChannel(tx: Tx, reader: Reader, id: ChannelId): Promise<ChannelRow> {
  const channel = await selectVisibleChannel(tx, reader, id);
  if (!channel) throw new IrisError('not_found');
  return channel;
}
