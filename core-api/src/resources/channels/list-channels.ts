import { type Channel, type ChannelId, type ChannelStatus, defaultLimit, IrisError } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import type { Reader } from '../../http/actor.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../../http/time-cursor.ts';
import { readLastMessages } from './last-messages.ts';
import { presentChannel } from './present.ts';
import { type ChannelPosition, type ChannelRow, selectVisibleChannels } from './queries.ts';
import { visibleChannel } from './visible-channel.ts';

export interface ListRequest {
  readonly limit?: number;
  readonly cursor?: string;
  readonly status?: ChannelStatus;
}

/** A page of the reader's channels, latest activity first. */
export async function listChannels(
  tx: Tx,
  reader: Reader,
  { limit = defaultLimit, cursor, status }: ListRequest,
): Promise<{ data: Channel[]; next_cursor: string | null }> {
  const after = cursor === undefined ? null : positionOf(cursor);
  const rows = await selectVisibleChannels(tx, reader, { status: status ?? null, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: await withLastMessages(tx, page),
    next_cursor: rows.length > limit && last ? encodeTimeCursor({ at: last.position, id: last.id }) : null,
  };
}

/** @throws {IrisError} `not_found` */
export async function getChannel(tx: Tx, reader: Reader, id: ChannelId): Promise<Channel> {
  const row = await visibleChannel(tx, reader, id);
  const [channel] = await withLastMessages(tx, [row]);
  if (!channel) throw new IrisError('not_found');
  return channel;
}

function positionOf(cursor: string): ChannelPosition {
  const { at: updatedAt, id } = decodeTimeCursor(cursor);
  return { updatedAt, id };
}

async function withLastMessages(tx: Tx, rows: readonly ChannelRow[]): Promise<Channel[]> {
  const lastOf = await readLastMessages(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => presentChannel(row, lastOf.get(row.id) ?? null));
}
