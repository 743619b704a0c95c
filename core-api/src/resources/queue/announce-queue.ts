import type { ChannelId, TenantId } from '@iris/contract';
import type { Bus } from '../../bus/bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { presentQueueChange } from './present.ts';
import { selectQueueChanges } from './queries.ts';

/** Tells the team, and nobody else, how channels stand in its queue. Called after the commit of what changed them. */
export type AnnounceQueue = (tenantId: TenantId, ...channelIds: readonly ChannelId[]) => Promise<void>;

export function createAnnounceQueue(db: Db, bus: Bus): AnnounceQueue {
  return async (tenantId, ...channelIds) => {
    if (channelIds.length === 0) return;
    const rows = await inTenant(db, tenantId, (tx) => selectQueueChanges(tx, channelIds));
    for (const row of rows) {
      const frame = { type: 'queue.updated', payload: presentQueueChange(row) } as const;
      bus.publish(tenantTopic(tenantId), { to: 'team', frame });
    }
  };
}
