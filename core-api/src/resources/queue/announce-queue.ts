import type { ChannelId, QueueChange, TenantId } from '@iris/contract';
import type { Logger } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { readReadyDrafts } from '../drafts/ready-drafts.ts';
import { createLanes } from '../messages/lanes.ts';
import { presentQueueChange } from './present.ts';
import { selectQueueChange } from './queries.ts';

/**
 * Tells the team, and nobody else, how a channel stands in its queue now. Called after the commit of what changed it,
 * and beside the answer: what goes wrong is logged, and a console that missed it learns it with its next `hello`.
 */
export type AnnounceQueue = (tenantId: TenantId, channelId: ChannelId) => Promise<void>;

interface AnnounceParts {
  readonly db: Db;
  readonly bus: Bus;
  readonly log: Logger;
}

export function createAnnounceQueue({ db, bus, log }: AnnounceParts): AnnounceQueue {
  // Read and told one after the other: what was read first must not be told last.
  const inChannelOrder = createLanes<ChannelId>();
  const announce: AnnounceQueue = async (tenantId, channelId) => {
    const change = await inTenant(db, tenantId, (tx) => readQueueChange(tx, channelId));
    if (!change) return;
    const frame = { type: 'queue.updated', payload: change } as const;
    bus.publish(tenantTopic(tenantId), { to: 'team', frame });
  };
  return (tenantId, channelId) =>
    inChannelOrder(channelId, () => announce(tenantId, channelId)).catch((err: unknown) =>
      log.warn({ err }, 'a change of the queue was not announced'),
    );
}

async function readQueueChange(tx: Tx, channelId: ChannelId): Promise<QueueChange | null> {
  const row = await selectQueueChange(tx, channelId);
  if (!row) return null;
  const drafts = await readReadyDrafts(tx, [channelId]);
  return presentQueueChange(row, drafts.get(channelId) ?? null);
}
