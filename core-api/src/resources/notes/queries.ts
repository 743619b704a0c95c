import type { ChannelId, NoteId, SenderKind, UserId } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';
import { positionOf, type TimePosition } from '../../http/time-cursor.ts';
import type { Actor } from '../../http/actor.ts';

/** A note with its author. */
export interface NoteRow {
  readonly id: NoteId;
  readonly channel_id: ChannelId;
  readonly author_id: UserId;
  readonly author_kind: SenderKind;
  readonly author_name: string;
  readonly author_avatar_url: string | null;
  readonly content: string;
  readonly created_at: Date;
}

export interface ListedNoteRow extends NoteRow {
  readonly position: string;
}

const noteColumns = `n.id, n.channel_id, n.author_id, u.kind as author_kind, u.display_name as author_name,
  u.avatar_url as author_avatar_url, n.content, n.created_at`;

const notesWithAuthors = 'from notes n join users u on u.tenant_id = n.tenant_id and u.id = n.author_id';

/** Newest first. */
export function selectNotes(
  tx: Tx,
  channelId: ChannelId,
  after: TimePosition | null,
  limit: number,
): Promise<ListedNoteRow[]> {
  return tx.query<ListedNoteRow>({
    text: `select ${noteColumns}, ${positionOf('n.created_at')} as position ${notesWithAuthors}
      where n.tenant_id = current_tenant() and n.channel_id = $1
        and ($2::timestamptz is null or (n.created_at, n.id) < ($2, $3::uuid))
      order by n.created_at desc, n.id desc limit $4`,
    values: [channelId, after?.at ?? null, after?.id ?? null, limit],
  });
}

export function selectNote(tx: Tx, id: NoteId): Promise<NoteRow> {
  return tx.queryOne<NoteRow>({
    text: `select ${noteColumns} ${notesWithAuthors} where n.tenant_id = current_tenant() and n.id = $1`,
    values: [id],
  });
}

export type NoteOutcome = 'created' | 'merged' | 'not_found';

export async function callAddNote(
  db: Queryable,
  actor: Actor,
  channelId: ChannelId,
  id: NoteId,
  content: string,
): Promise<NoteOutcome> {
  const { outcome } = await db.queryOne<{ outcome: NoteOutcome }>({
    text: 'select add_note($1, $2, $3, $4, $5, $6, $7) as outcome',
    values: [actor.tenantId, channelId, actor.userId, id, content, actor.ip, actor.requestId],
  });
  return outcome;
}
