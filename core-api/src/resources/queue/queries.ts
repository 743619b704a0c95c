import type { ChannelId, QueueCounts, QueueState, SenderKind, TagCount, UserId } from '@iris/contract';
import { type AnsweringRole, answeringRoles, maxTeamUnread } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';
import { positionOf, type TimePosition } from '../../http/time-cursor.ts';
import type { Actor, Reader } from '../../http/actor.ts';
import { isBefore, latestFirst } from '../channels/latest-first.ts';
import type { ChannelRow } from '../channels/queries.ts';

/** What the team alone knows of a channel. */
export interface QueueChangeRow {
  readonly id: ChannelId;
  readonly assignee_id: UserId | null;
  readonly assignee_name: string | null;
  readonly tags: readonly string[];
  readonly waiting_since: Date | null;
}

/** A channel of the queue; its person is null where it is nobody's support channel. */
export interface QueueRow extends ChannelRow, Omit<QueueChangeRow, 'id'> {
  readonly person_id: UserId | null;
  readonly person_kind: SenderKind | null;
  readonly person_name: string | null;
  readonly person_email: string | null;
  readonly person_avatar_url: string | null;
}

export interface ListedQueueRow extends QueueRow {
  readonly position: string;
}

const teamColumns = `c.waiting_since, c.assignee_id, a.display_name as assignee_name,
  array(select t.tag from channel_tags t where t.tenant_id = c.tenant_id and t.channel_id = c.id order by t.tag) as tags`;

const assignees = 'left join users a on a.tenant_id = c.tenant_id and a.id = c.assignee_id';

/** $1 is the reader. What is unread is counted no further than the team is told. */
const rowColumns = `c.id, c.name, c.channel_type, c.topic, c.status, c.last_seq, c.merged_into, c.created_at, c.updated_at,
  c.archived_at, c.history_from_seq, ${teamColumns}, coalesce(r.last_read_seq, 0) as last_read_seq,
  (select count(*) from (
    select from messages m
    where m.tenant_id = c.tenant_id and m.channel_id = c.id and m.seq > coalesce(r.last_read_seq, 0)
      and m.sender_id <> $1 and m.deleted_at is null
    limit ${maxTeamUnread}) counted) as unread,
  p.id as person_id, p.kind as person_kind, p.display_name as person_name, p.email as person_email,
  p.avatar_url as person_avatar_url`;

const rowTables = `left join read_states r on r.tenant_id = c.tenant_id and r.channel_id = c.id and r.user_id = $1
  ${assignees}
  left join users p on p.tenant_id = c.tenant_id and p.id = c.support_user_id`;

export interface QueueFilter {
  readonly state: QueueState | null;
  readonly tag: string | null;
  /** These alone. */
  readonly among: readonly ChannelId[] | null;
  /** Those with such words in their newest messages or in names. */
  readonly commonWords: string | null;
  readonly after: TimePosition | null;
  readonly limit: number;
}

/**
 * A channel comes into the queue with its first message: a visitor who only looked has one too, and waits for nothing.
 * (A head counts on when what was said is purged.)
 */
const wasSpokenIn = 'c.last_seq > 0';

/**
 * Latest activity first. A merged channel goes on in another one, so it is not in the queue. A search finds by names
 * also where nothing was said yet: somebody may want to write first.
 */
export function selectQueue(
  tx: Tx,
  { userId }: Reader,
  { state, tag, among, commonWords, after, limit }: QueueFilter,
): Promise<ListedQueueRow[]> {
  return tx.query<ListedQueueRow>({
    text: `with page as (
        select c.id from channels c
        where c.tenant_id = current_tenant() and c.merged_into is null
          and (${wasSpokenIn} or $4::uuid[] is not null or $5::text is not null)
          and ($2::text is null or c.status = case $2 when 'archived' then 'archived' else 'open' end)
          and ($2 is distinct from 'unassigned' or c.assignee_id is null)
          and ($2 is distinct from 'mine' or c.assignee_id = $1)
          and ($3::text is null or c.id in (
            select t.channel_id from channel_tags t where t.tenant_id = current_tenant() and t.tag = $3))
          and ($4::uuid[] is null or c.id = any($4))
          and ($5::text is null or exists (
            select from (
              (select words(m.tenant_id, m.content) as words from messages m
                where m.tenant_id = c.tenant_id and m.channel_id = c.id order by m.seq desc limit 10)
              union all
              select words(n.tenant_id, n.names) from channel_names n
                where n.tenant_id = c.tenant_id and n.channel_id = c.id) newest
            where newest.words @@ (select query_of($5))))
          and ($6::timestamptz is null or ${isBefore('$6', '$7::uuid')})
        order by ${latestFirst} limit $8)
      select ${rowColumns}, ${positionOf('c.updated_at')} as position
      from page join channels c on c.tenant_id = current_tenant() and c.id = page.id ${rowTables}
      order by ${latestFirst}`,
    values: [userId, state, tag, among, commonWords, after?.at ?? null, after?.id ?? null, limit],
  });
}

export async function selectQueueRow(
  tx: Tx,
  { userId }: Reader,
  id: ChannelId,
): Promise<QueueRow | undefined> {
  const rows = await tx.query<QueueRow>({
    text: `select ${rowColumns} from channels c ${rowTables} where c.tenant_id = current_tenant() and c.id = $2`,
    values: [userId, id],
  });
  return rows[0];
}

/** What the team knows of a channel, as it stands. */
export async function selectQueueChange(tx: Tx, id: ChannelId): Promise<QueueChangeRow | undefined> {
  const rows = await tx.query<QueueChangeRow>({
    name: 'queue-change',
    text: `select c.id, ${teamColumns} from channels c ${assignees} where c.tenant_id = current_tenant() and c.id = $1`,
    values: [id],
  });
  return rows[0];
}

export function countQueue(tx: Tx, { userId }: Reader): Promise<QueueCounts> {
  return tx.queryOne<QueueCounts>({
    text: `select count(*) filter (where status = 'open' and assignee_id is null) as unassigned,
        count(*) filter (where status = 'open' and assignee_id = $1) as mine,
        count(*) filter (where status = 'open') as open,
        count(*) filter (where status = 'archived') as archived
      from channels c where tenant_id = current_tenant() and merged_into is null and ${wasSpokenIn}`,
    values: [userId],
  });
}

export function selectTagCounts(tx: Tx): Promise<TagCount[]> {
  return tx.query<TagCount>({
    text: `select t.tag, count(*) filter (where c.status = 'open') as open,
        count(*) filter (where c.status = 'archived') as archived
      from channel_tags t join channels c on c.tenant_id = t.tenant_id and c.id = t.channel_id
      where t.tenant_id = current_tenant() and c.merged_into is null and ${wasSpokenIn}
      group by t.tag order by count(*) desc, t.tag limit 200`,
  });
}

export interface AssigneeRow {
  readonly user_id: UserId;
  readonly display_name: string;
  readonly avatar_url: string | null;
  readonly org_role: AnsweringRole;
}

/** The team members who may answer, by name. */
export function selectAssignees(tx: Tx): Promise<AssigneeRow[]> {
  return tx.query<AssigneeRow>({
    text: `select id as user_id, display_name, avatar_url, org_role from users
      where tenant_id = current_tenant() and org_role is not null and removed_at is null and org_role = any($1)
      order by lower(display_name), id`,
    values: [answeringRoles],
  });
}

export type AssignOutcome = 'changed' | 'unchanged' | 'viewer' | 'merged' | 'not_found';

export async function callAssignChannel(
  db: Queryable,
  actor: Actor,
  channelId: ChannelId,
  assigneeId: UserId | null,
): Promise<AssignOutcome> {
  const { outcome } = await db.queryOne<{ outcome: AssignOutcome }>({
    text: 'select assign_channel($1, $2, $3, $4, $5, $6) as outcome',
    values: [actor.tenantId, channelId, actor.userId, assigneeId, actor.ip, actor.requestId],
  });
  return outcome;
}

export type TagsOutcome = 'changed' | 'unchanged' | 'merged' | 'not_found';

export async function callSetChannelTags(
  db: Queryable,
  actor: Actor,
  channelId: ChannelId,
  tags: readonly string[],
): Promise<TagsOutcome> {
  const { outcome } = await db.queryOne<{ outcome: TagsOutcome }>({
    text: 'select set_channel_tags($1, $2, $3, $4, $5, $6) as outcome',
    values: [actor.tenantId, channelId, actor.userId, tags, actor.ip, actor.requestId],
  });
  return outcome;
}

/** Takes every channel from a team member who doesn't answer any more: which they were. */
export async function callUnassignMember(tx: Tx, actor: Actor, memberId: UserId): Promise<ChannelId[]> {
  const rows = await tx.query<{ id: ChannelId }>({
    text: 'select id from unassign_member($1, $2, $3, $4, $5) as id',
    values: [actor.tenantId, actor.userId, memberId, actor.ip, actor.requestId],
  });
  return rows.map(({ id }) => id);
}
