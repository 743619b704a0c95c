import { type ChannelId, IrisError } from '@iris/contract';
import type { Bus } from '../../bus/bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import type { Db } from '../../db/pool.ts';
import type { Reader } from '../../http/actor.ts';
import type { TenantEvent } from '../../bus/tenant-event.ts';
import { callMarkRead } from './queries.ts';

/** Moves a reader's read state forward and tells the channel. @throws {IrisError} `not_found` */
export type MarkRead = (reader: Reader, channelId: ChannelId, seq: number) => Promise<void>;

export function createMarkRead(db: Db, bus: Bus): MarkRead {
  return async (reader, channelId, seq) => {
    const result = await callMarkRead(db, reader, channelId, seq);
    if (result.outcome === 'not_found') throw new IrisError('not_found');
    if (result.outcome === 'unchanged') return;
    const event: TenantEvent = {
      to: 'channel',
      channelId,
      frame: {
        type: 'read.updated',
        payload: { channel_id: channelId, user_id: reader.userId, seq: result.last_read_seq },
      },
    };
    bus.publish(tenantTopic(reader.tenantId), event);
  };
}
