import type { ChannelId, MessageId, NoteId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';

/** Words in more places than this are not looked up one by one. */
const placesAtMost = 10_000;

export interface FoundRow {
  readonly channel_ids: readonly ChannelId[] | null;
  readonly seqs: readonly (number | null)[] | null;
  readonly note_ids: readonly (NoteId | null)[] | null;
}

/** Every channel with the words, by index (migration 0430); undefined where they are in too many places. */
export async function callFindWords(tx: Tx, words: string): Promise<FoundRow | undefined> {
  const [row] = await tx.query<FoundRow>({
    text: 'select channel_ids, seqs, note_ids from find_words($1, $2)',
    values: [words, placesAtMost],
  });
  return row;
}

export interface NewestRow {
  readonly channel_id: ChannelId;
  readonly seq: number;
}

/** The newest of the last ten messages with the words, of each of the channels. */
export function selectAmongNewest(
  tx: Tx,
  channelIds: readonly ChannelId[],
  words: string,
): Promise<NewestRow[]> {
  return tx.query<NewestRow>({
    text: `select c.id as channel_id, max(n.seq) as seq
      from unnest($1::uuid[]) c (id)
      cross join lateral (
        select m.seq, words(m.tenant_id, m.content) as words from messages m
        where m.tenant_id = current_tenant() and m.channel_id = c.id
        order by m.seq desc limit 10) n
      where n.words @@ (select query_of($2))
      group by c.id`,
    values: [channelIds, words],
  });
}

export interface FoundMessageRow {
  readonly channel_id: ChannelId;
  readonly id: MessageId;
  readonly seq: number;
  readonly content: string;
}

export function selectFoundMessages(
  tx: Tx,
  channelIds: readonly ChannelId[],
  seqs: readonly number[],
): Promise<FoundMessageRow[]> {
  return tx.query<FoundMessageRow>({
    text: `select m.channel_id, m.id, m.seq, m.content
      from unnest($1::uuid[], $2::bigint[]) f (channel_id, seq)
      join messages m on m.tenant_id = current_tenant() and m.channel_id = f.channel_id and m.seq = f.seq
      where m.content is not null`,
    values: [channelIds, seqs],
  });
}

export interface FoundNoteRow {
  readonly channel_id: ChannelId;
  readonly id: NoteId;
  readonly content: string;
}

export function selectFoundNotes(tx: Tx, ids: readonly NoteId[]): Promise<FoundNoteRow[]> {
  return tx.query<FoundNoteRow>({
    text: 'select channel_id, id, content from notes where tenant_id = current_tenant() and id = any($1::uuid[])',
    values: [ids],
  });
}
