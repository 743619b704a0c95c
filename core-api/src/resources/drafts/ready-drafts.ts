import type { ChannelId, Draft } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import { presentDraft } from './present.ts';
import { selectReadyDrafts } from './queries.ts';

/** The draft that is ready in each channel that has one. */
export async function readReadyDrafts(
  tx: Tx,
  channelIds: readonly ChannelId[],
): Promise<ReadonlyMap<ChannelId, Draft>> {
  const rows = await selectReadyDrafts(tx, channelIds);
  return new Map(rows.map((row) => [row.channel_id, presentDraft(row)]));
}
