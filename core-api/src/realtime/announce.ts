import type { Message, TenantId } from '@iris/contract';
import type { Bus } from '../bus/bus.ts';
import { tenantTopic } from '../bus/topics.ts';
import type { TenantEvent } from '../bus/tenant-event.ts';

/** Tells the tenant's sockets of a message that was committed just now. */
export function announceMessage(bus: Bus, tenantId: TenantId, message: Message): void {
  const event: TenantEvent = {
    to: 'channel',
    channelId: message.channel_id,
    seq: message.seq,
    frame: { type: 'message.new', payload: message },
  };
  bus.publish(tenantTopic(tenantId), event);
}

/** Tells of an edit or a deletion; it waits behind the message itself. */
export function announceChange(bus: Bus, tenantId: TenantId, message: Message): void {
  const event: TenantEvent = {
    to: 'channel',
    channelId: message.channel_id,
    afterSeq: message.seq,
    frame: { type: message.deleted_at ? 'message.deleted' : 'message.updated', payload: message },
  };
  bus.publish(tenantTopic(tenantId), event);
}
