import type {
  ChannelId,
  ChannelStatus,
  HelloChannel,
  MemberRole,
  SenderKind,
  TenantId,
  UserId,
} from '@iris/contract';
import { maxTeamUnread, realtimeLimits } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';
import type { Query } from '../../db/queryable.ts';
import type { Actor, Reader } from '../../http/actor.ts';
import { isBefore, latestFirst } from './latest-first.ts';
import type { MessageRow } from '../messages/queries.ts';

/** A channel as everyone sees it. */
export interface ChannelStateRow {
  id: ChannelId;
  name: string;
  channel_type: string;
  topic: string | null;
  status: ChannelStatus;
  last_seq: number;
  merged_into: ChannelId | null;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
}

/** A channel as one reader sees it. */
export interface ChannelRow extends ChannelStateRow {
  history_from_seq: number;
  last_read_seq: number;
  unread: number;
}

const stateColumns = `c.id, c.name, c.channel_type, c.topic, c.status, c.last_seq, c.merged_into, c.created_at,
  c.updated_at, c.archived_at`;

/**
 * $1 is the reader, $2 whether it is of the team. What a reader may see is said here and nowhere else. An end user's
 * channels are found from its memberships: to ask each channel of the tenant whether it is in there would cost everyone
 * more with every other customer.
 */
const visibleChannels = ({ isTeam }: Reader): string => `
  from channels c
  ${isTeam ? '' : 'join channel_members own on own.tenant_id = c.tenant_id and own.channel_id = c.id and own.user_id = $1'}
  left join read_states r on r.tenant_id = c.tenant_id and r.channel_id = c.id and r.user_id = $1
  where c.tenant_id = current_tenant()`;

/** A statement that is prepared for the team is another one than an end user's. */
const nameFor = ({ isTeam }: Reader, name: string): string => (isTeam ? `team-${name}` : name);

/** The team's unread is counted no further than it is told: most of its channels it has never read. */
const readerColumns = `${stateColumns}, c.history_from_seq, coalesce(r.last_read_seq, 0) as last_read_seq,
  (select count(*) from (
    select from messages m
    where m.tenant_id = c.tenant_id and m.channel_id = c.id and m.seq > coalesce(r.last_read_seq, 0)
      and m.sender_id <> $1 and m.deleted_at is null
    limit case when $2 then ${maxTeamUnread} end) counted) as unread`;

export async function selectVisibleChannel(
  tx: Tx,
  reader: Reader,
  id: ChannelId,
): Promise<ChannelRow | undefined> {
  const rows = await tx.query<ChannelRow>({
    name: nameFor(reader, 'visible-channel'),
    text: `select ${readerColumns} ${visibleChannels(reader)} and c.id = $3`,
    values: [reader.userId, reader.isTeam, id],
  });
  return rows[0];
}

/** Where a page of channels goes on: after this place in the order of activity. */
export interface ChannelPosition {
  readonly updatedAt: string;
  readonly id: string;
}

export interface ChannelFilter {
  readonly status: ChannelStatus | null;
  readonly after: ChannelPosition | null;
  readonly limit: number;
}

/** The cursor keeps microseconds: a Date would round them off and repeat rows. */
export interface ListedChannelRow extends ChannelRow {
  position: string;
}

/** Latest activity first. */
export function selectVisibleChannels(
  tx: Tx,
  reader: Reader,
  { status, after, limit }: ChannelFilter,
): Promise<ListedChannelRow[]> {
  return tx.query<ListedChannelRow>({
    text: `select ${readerColumns}, to_char(c.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position ${visibleChannels(reader)}
      and ($3::text is null or c.status = $3)
      and ($4::text is null or ${isBefore('$4::timestamptz', '$5::uuid')})
      order by ${latestFirst} limit $6`,
    values: [reader.userId, reader.isTeam, status, after?.updatedAt ?? null, after?.id ?? null, limit],
  });
}

/** The newest message of each of the given channels. */
export function selectLastMessages(tx: Tx, channelIds: readonly ChannelId[]): Promise<MessageRow[]> {
  return tx.query<MessageRow>({
    text: `select m.id, m.channel_id, m.seq, m.sender_id, m.sender_kind, u.display_name as sender_name,
        u.avatar_url as sender_avatar_url, m.content, m.content_type, m.client_message_id, m.created_at,
        m.edited_at, m.deleted_at
      from channels c
      join messages m on m.tenant_id = c.tenant_id and m.channel_id = c.id and m.seq = c.last_seq
      join users u on u.tenant_id = m.tenant_id and u.id = m.sender_id
      where c.tenant_id = current_tenant() and c.id = any($1::uuid[])`,
    values: [channelIds],
  });
}

/** What `hello` lists: an end user's channels, or the newest open ones for the team. */
export function selectHelloChannels(tx: Tx, reader: Reader): Promise<HelloChannel[]> {
  return tx.query<HelloChannel>({
    name: nameFor(reader, 'hello-channels'),
    text: `select c.id as channel_id, c.last_seq, coalesce(r.last_read_seq, 0) as last_read_seq ${visibleChannels(reader)}
      and (not $2 or c.status = 'open')
      order by ${latestFirst} limit $3`,
    values: [reader.userId, reader.isTeam, reader.isTeam ? realtimeLimits.helloChannels : 1_000],
  });
}

export async function selectChannelState(tx: Tx, id: ChannelId): Promise<ChannelStateRow | undefined> {
  const rows = await tx.query<ChannelStateRow>({
    text: `select ${stateColumns} from channels c where c.tenant_id = current_tenant() and c.id = $1`,
    values: [id],
  });
  return rows[0];
}

export interface MemberRow {
  user_id: UserId;
  kind: SenderKind;
  display_name: string;
  avatar_url: string | null;
  role: MemberRole;
  last_read_seq: number;
  joined_at: Date;
}

const selectMemberRows = `select m.user_id, u.kind, u.display_name, u.avatar_url, m.role, coalesce(r.last_read_seq, 0) as last_read_seq,
        m.joined_at
      from channel_members m
      join users u on u.tenant_id = m.tenant_id and u.id = m.user_id
      left join read_states r on r.tenant_id = m.tenant_id and r.channel_id = m.channel_id and r.user_id = m.user_id
      where m.tenant_id = current_tenant() and m.channel_id = $1`;

export function selectMembers(tx: Tx, channelId: ChannelId): Promise<MemberRow[]> {
  return tx.query<MemberRow>({
    text: `${selectMemberRows} order by m.joined_at, m.user_id`,
    values: [channelId],
  });
}

export async function selectMember(
  tx: Tx,
  channelId: ChannelId,
  userId: UserId,
): Promise<MemberRow | undefined> {
  const rows = await tx.query<MemberRow>({
    text: `${selectMemberRows} and m.user_id = $2`,
    values: [channelId, userId],
  });
  return rows[0];
}

export type ReadOutcome =
  | { outcome: 'changed' | 'unchanged'; last_read_seq: number }
  | { outcome: 'not_found' };

export function callMarkRead(
  db: Queryable,
  reader: Reader,
  channelId: ChannelId,
  seq: number,
): Promise<ReadOutcome> {
  return db.queryOne<ReadOutcome>({
    name: 'mark-read',
    text: 'select outcome, last_read_seq from mark_read($1, $2, $3, $4, $5)',
    values: [reader.tenantId, channelId, reader.userId, reader.isTeam, seq],
  });
}

export type StatusOutcome = 'changed' | 'unchanged' | 'merged' | 'not_found';

export async function callSetChannelStatus(
  db: Queryable,
  actor: Actor,
  channelId: ChannelId,
  status: ChannelStatus,
): Promise<StatusOutcome> {
  const { outcome } = await db.queryOne<{ outcome: StatusOutcome }>({
    text: 'select set_channel_status($1, $2, $3, $4, $5, $6) as outcome',
    values: [actor.tenantId, channelId, actor.userId, status, actor.ip, actor.requestId],
  });
  return outcome;
}

export interface NewChannel {
  readonly name: string;
  readonly channelType: string;
  readonly topic: string | null;
}

export async function callCreateChannel(
  db: Queryable,
  actor: Actor,
  id: ChannelId,
  { name, channelType, topic }: NewChannel,
): Promise<void> {
  await db.query({
    text: 'select create_channel($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [actor.tenantId, id, actor.userId, name, channelType, topic, actor.ip, actor.requestId],
  });
}

/** What is undefined stays as it is. */
export interface ChannelChange {
  readonly name: string | undefined;
  readonly topic: string | null | undefined;
}

export function callUpdateChannel(
  db: Queryable,
  actor: Actor,
  id: ChannelId,
  { name, topic }: ChannelChange,
): Promise<'changed' | 'unchanged' | 'not_found'> {
  return outcomeOf(db, {
    text: 'select update_channel($1, $2, $3, $4, $5, $6, $7, $8) as outcome',
    values: [
      actor.tenantId,
      id,
      actor.userId,
      name ?? null,
      topic !== undefined,
      topic ?? null,
      actor.ip,
      actor.requestId,
    ],
  });
}

export function callAddMember(
  db: Queryable,
  actor: Actor,
  id: ChannelId,
  userId: UserId,
  role: MemberRole,
): Promise<'added' | 'present' | 'not_found'> {
  return outcomeOf(db, {
    text: 'select add_channel_member($1, $2, $3, $4, $5, $6, $7) as outcome',
    values: [actor.tenantId, id, actor.userId, userId, role, actor.ip, actor.requestId],
  });
}

export function callUpdateMember(
  db: Queryable,
  actor: Actor,
  id: ChannelId,
  userId: UserId,
  role: MemberRole,
): Promise<'changed' | 'unchanged' | 'not_found'> {
  return outcomeOf(db, {
    text: 'select update_channel_member($1, $2, $3, $4, $5, $6, $7) as outcome',
    values: [actor.tenantId, id, actor.userId, userId, role, actor.ip, actor.requestId],
  });
}

export function callRemoveMember(
  db: Queryable,
  actor: Actor,
  id: ChannelId,
  userId: UserId,
): Promise<'removed' | 'owner' | 'not_found'> {
  return outcomeOf(db, {
    text: 'select remove_channel_member($1, $2, $3, $4, $5, $6) as outcome',
    values: [actor.tenantId, id, actor.userId, userId, actor.ip, actor.requestId],
  });
}

/** The word that an act of migration 0330 answers. */
async function outcomeOf<Word extends string>(db: Queryable, query: Query): Promise<Word> {
  const { outcome } = await db.queryOne<{ outcome: Word }>(query);
  return outcome;
}

/** A channel of the outbox, with its tenant. */
export interface TakenChannelRow extends ChannelStateRow {
  tenant_id: TenantId;
  /** How many were taken of it. */
  events: number;
  /** Whether something was said that may be an answer, or a message changed or went. */
  was_answered_in: boolean;
  /** Whether a draft may be made of that, the tenant having anything to make it from, or one that is ready be overtaken. */
  concerns_draft: boolean;
}
