import { type ChannelId, defaultLimit, IrisError, type MessagePage } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Reader } from '../../http/actor.ts';
import { visibleChannel } from '../channels/visible-channel.ts';
import { presentMessage } from './present.ts';
import { selectMessagesAfter, selectMessagesBefore } from './queries.ts';

export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
  readonly after_seq?: number;
}

/** A cursor of messages: the page goes on before this seq. */
const seqCursor = /^\d{1,16}$/;

/**
 * A page of messages: newest first, or with `after_seq` oldest first (contract §5).
 * @throws {IrisError} `not_found`, `validation_failed`
 */
export async function listMessages(
  tx: Tx,
  reader: Reader,
  channelId: ChannelId,
  { limit = defaultLimit, cursor, after_seq: afterSeq }: PageRequest,
): Promise<MessagePage> {
  if (cursor !== undefined && afterSeq !== undefined) {
    const details = [{ path: '/cursor', message: 'can not be combined with after_seq' }];
    throw new IrisError('validation_failed', { details });
  }
  const beforeSeq = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(decodeCursor(cursor, seqCursor));
  const channel = await visibleChannel(tx, reader, channelId);
  const rows =
    afterSeq === undefined
      ? await selectMessagesBefore(tx, channelId, beforeSeq, limit + 1)
      : await selectMessagesAfter(tx, channelId, afterSeq, limit);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(presentMessage),
    next_cursor: rows.length > limit && last ? encodeCursor(String(last.seq)) : null,
    history_from_seq: channel.history_from_seq,
  };
}
