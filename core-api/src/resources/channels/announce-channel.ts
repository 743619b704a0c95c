import type { ChannelId, TenantId } from '@iris/contract';
import type { Logger } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { TenantEvent } from '../../bus/tenant-event.ts';
import type { AnnounceQueue } from '../queue/announce-queue.ts';
import { presentChannelState } from './present.ts';
import { selectChannelState } from './queries.ts';

/** Tells everyone in a channel, and the team, how it stands now. Called after the commit of what changed it. */
export type AnnounceChannel = (
  tenantId: TenantId,
  channelId: ChannelId,
  type?: 'channel.created' | 'channel.updated' | 'channel.archived',
) => Promise<void>;

interface AnnounceParts {
  readonly db: Db;
  readonly bus: Bus;
  readonly announceQueue: AnnounceQueue;
}

export function createAnnounceChannel({ db, bus, announceQueue }: AnnounceParts): AnnounceChannel {
  return async (tenantId, channelId, type = 'channel.updated') => {
    const row = await inTenant(db, tenantId, (tx) => selectChannelState(tx, channelId));
    if (!row) return;
    const event: TenantEvent = {
      to: 'channel',
      channelId,
      frame: { type, payload: presentChannelState(row) },
    };
    bus.publish(tenantTopic(tenantId), event);
    // Nobody waits in an archived channel any more.
    if (type === 'channel.archived') void announceQueue(tenantId, channelId);
  };
}

/** Tells of a new channel beside the answer that made it: should that fail, the outbox still holds it. */
export function announceNewChannel(
  { announceChannel, log }: { readonly announceChannel: AnnounceChannel; readonly log: Logger },
  tenantId: TenantId,
  channelId: ChannelId,
): void {
  announceChannel(tenantId, channelId, 'channel.created').catch((err: unknown) =>
    log.warn({ err }, 'a new channel was not announced at once'),
  );
}
