import type { ChannelId, ContentType, DraftId, MessageId, SenderKind, UserId } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';
import type { Actor, Reader } from '../../http/actor.ts';

/** A message with its author, as every query here names the columns. */
export interface MessageRow {
  id: MessageId;
  channel_id: ChannelId;
  seq: number;
  sender_id: UserId;
  sender_kind: SenderKind;
  sender_name: string;
  sender_avatar_url: string | null;
  content: string | null;
  content_type: ContentType;
  client_message_id: string | null;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
}

const selectMessages = `select m.id, m.channel_id, m.seq, m.sender_id, m.sender_kind, u.display_name as sender_name,
  u.avatar_url as sender_avatar_url, m.content, m.content_type, m.client_message_id, m.created_at, m.edited_at,
  m.deleted_at
  from messages m join users u on u.tenant_id = m.tenant_id and u.id = m.sender_id`;

/** One message to post, and who posts it. */
export interface PostInput {
  readonly actor: Actor;
  readonly id: MessageId;
  readonly channelId: ChannelId;
  readonly content: string;
  readonly contentType: ContentType;
  readonly clientMessageId: string | null;
  readonly salt: Buffer;
  /** The draft that this is; only of a team member's. */
  readonly draftId: DraftId | null;
}

interface Posted extends Omit<MessageRow, 'channel_id' | 'sender_id' | 'client_message_id'> {
  has_reopened: boolean;
  has_joined: boolean;
  has_waiting_changed: boolean;
}

export type PostOutcome =
  | ({ outcome: 'created' | 'replayed' } & Posted)
  | { outcome: 'mismatch' | 'archived' | 'not_found' | 'no_draft' | 'draft_used' };

const postedColumns = `outcome, has_reopened, has_joined, has_waiting_changed, id, seq, sender_kind, sender_name,
      sender_avatar_url, content, content_type, created_at, edited_at, deleted_at`;

/** The message path: one round trip, one commit. Answers one outcome a post, in their order; commits all or none. */
export async function callPostMessages(db: Queryable, posts: readonly PostInput[]): Promise<PostOutcome[]> {
  const [post] = posts;
  if (posts.length === 1 && post) return [await callPostMessage(db, post)];
  const entries = [...posts.entries()].sort(([, one], [, other]) => byTenant(one, other));
  const ofEach = <T>(value: (post: PostInput) => T) => entries.map(([, each]) => value(each));
  const outcomes = await db.query<PostOutcome>({
    name: 'post-batch',
    text: `select ${postedColumns} from post_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) order by place`,
    values: [
      ofEach(({ actor }) => actor.tenantId),
      ofEach(({ channelId }) => channelId),
      ofEach(({ actor }) => actor.userId),
      ofEach(({ actor }) => actor.isTeam),
      ofEach(({ id }) => id),
      ofEach(({ content }) => content),
      ofEach(({ contentType }) => contentType),
      ofEach(({ clientMessageId }) => clientMessageId),
      ofEach(({ salt }) => salt),
      ofEach(({ actor }) => actor.ip),
      ofEach(({ actor }) => actor.requestId),
      ofEach(({ draftId }) => draftId),
    ],
  });
  const answers: PostOutcome[] = [];
  for (const [place, outcome] of outcomes.entries()) {
    const [index] = entries[place] ?? [];
    if (index !== undefined) answers[index] = outcome;
  }
  return answers;
}

/** One tenant's stand together, in the order they came: `post_batch` takes each tenant's part of the arrays (0550). */
const byTenant = ({ actor: one }: PostInput, { actor: other }: PostInput): number =>
  Number(one.tenantId > other.tenantId) - Number(one.tenantId < other.tenantId);

/** A lone post waits for its channel as long as it takes (migrations 0410 and 0456). */
function callPostMessage(db: Queryable, { actor, draftId, ...post }: PostInput): Promise<PostOutcome> {
  const sender = [actor.tenantId, post.channelId, actor.userId];
  const message = [post.id, post.content, post.contentType, post.clientMessageId, post.salt];
  const request = [actor.ip, actor.requestId];
  if (draftId === null)
    return db.queryOne({
      name: 'post-message',
      text: `select ${postedColumns} from post_message($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      values: [...sender, actor.isTeam, ...message, ...request],
    });
  return db.queryOne({
    name: 'post-drafted-message',
    text: `select ${postedColumns} from post_drafted_message($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [...sender, ...message, ...request, draftId],
  });
}

export type ChangeOutcome =
  | { outcome: 'changed' | 'unchanged'; channel_id: ChannelId; seq: number }
  | { outcome: 'forbidden' }
  | { outcome: 'not_found' };

/** Edits an own message, or deletes it (`content` null). */
export async function callChangeMessage(
  db: Queryable,
  actor: Actor,
  messageId: MessageId,
  content: string | null,
): Promise<ChangeOutcome> {
  return db.queryOne<ChangeOutcome>({
    name: 'change-message',
    text: `select outcome, channel_id, seq from change_message($1, $2, $3, $4, $5, $6, $7)`,
    values: [actor.tenantId, messageId, actor.userId, actor.isTeam, content, actor.ip, actor.requestId],
  });
}

export async function selectMessage(
  tx: Tx,
  channelId: ChannelId,
  seq: number,
): Promise<MessageRow | undefined> {
  const rows = await tx.query<MessageRow>({
    text: `${selectMessages} where m.tenant_id = current_tenant() and m.channel_id = $1 and m.seq = $2`,
    values: [channelId, seq],
  });
  return rows[0];
}

/** A message of a channel that the reader sees. */
export async function selectVisibleMessage(
  tx: Tx,
  reader: Reader,
  id: MessageId,
): Promise<MessageRow | undefined> {
  const rows = await tx.query<MessageRow>({
    name: 'visible-message',
    text: `${selectMessages} where m.tenant_id = current_tenant() and m.id = $1
      and ($2 or is_channel_member(m.tenant_id, m.channel_id, $3))`,
    values: [id, reader.isTeam, reader.userId],
  });
  return rows[0];
}

/** Up to `limit` messages after `afterSeq`, oldest first. */
export function selectMessagesAfter(
  tx: Tx,
  channelId: ChannelId,
  afterSeq: number,
  limit: number,
): Promise<MessageRow[]> {
  return tx.query<MessageRow>({
    name: 'messages-after',
    text: `${selectMessages} where m.tenant_id = current_tenant() and m.channel_id = $1 and m.seq > $2
      order by m.seq limit $3`,
    values: [channelId, afterSeq, limit],
  });
}

/** Up to `limit` messages before `beforeSeq`, newest first. */
export function selectMessagesBefore(
  tx: Tx,
  channelId: ChannelId,
  beforeSeq: number,
  limit: number,
): Promise<MessageRow[]> {
  return tx.query<MessageRow>({
    name: 'messages-before',
    text: `${selectMessages} where m.tenant_id = current_tenant() and m.channel_id = $1 and m.seq < $2
      order by m.seq desc limit $3`,
    values: [channelId, beforeSeq, limit],
  });
}
