import type {
  ChannelId,
  ChannelStatus,
  DraftEngine,
  DraftId,
  DraftSource,
  DraftStatus,
  MessageId,
  SenderKind,
} from '@iris/contract';
import type { Proposal } from '../../drafts/responder.ts';
import type { Tx } from '../../db/in-tenant.ts';

export interface DraftRow {
  readonly id: DraftId;
  readonly channel_id: ChannelId;
  readonly message_id: MessageId;
  readonly content: string;
  readonly sources: DraftSource[];
  readonly engine: DraftEngine;
  readonly status: DraftStatus;
  readonly created_at: Date;
}

const columns = 'id, channel_id, message_id, content, sources, engine, status, created_at';

export async function selectDraft(tx: Tx, id: DraftId): Promise<DraftRow | undefined> {
  const [row] = await tx.query<DraftRow>({
    text: `select ${columns} from drafts where tenant_id = current_tenant() and id = $1`,
    values: [id],
  });
  return row;
}

export async function selectNewestDraft(tx: Tx, channelId: ChannelId): Promise<DraftRow | undefined> {
  const [row] = await tx.query<DraftRow>({
    text: `select ${columns} from drafts where tenant_id = current_tenant() and channel_id = $1
      order by id desc limit 1`,
    values: [channelId],
  });
  return row;
}

export function selectReadyDrafts(tx: Tx, channelIds: readonly ChannelId[]): Promise<DraftRow[]> {
  return tx.query<DraftRow>({
    name: 'ready-drafts',
    text: `select ${columns} from drafts
      where tenant_id = current_tenant() and channel_id = any($1) and status = 'ready'`,
    values: [channelIds],
  });
}

export interface SpokenRow {
  readonly id: MessageId;
  readonly sender_kind: SenderKind;
  readonly content: string;
  /** When the text became what it is. */
  readonly said_at: Date;
}

/** What people have written in a channel lately and still stands, oldest first. */
export function selectSpoken(tx: Tx, channelId: ChannelId, atMost: number): Promise<SpokenRow[]> {
  return tx.query<SpokenRow>({
    name: 'spoken-lately',
    text: `select id, sender_kind, content, said_at from (
        select m.id, m.seq, m.sender_kind, m.content, coalesce(m.edited_at, m.created_at) as said_at
        from messages m
        where m.tenant_id = current_tenant() and m.channel_id = $1 and m.deleted_at is null
          and m.content_type in ('text', 'markdown')
        order by m.seq desc limit $2) lately
      order by seq`,
    values: [channelId, atMost],
  });
}

/** The status of a channel, or undefined where there is none; nothing is posted to it until the transaction ends. */
export async function lockChannel(tx: Tx, id: ChannelId): Promise<ChannelStatus | undefined> {
  const [row] = await tx.query<{ status: ChannelStatus }>({
    text: 'select status from channels where tenant_id = current_tenant() and id = $1 for no key update',
    values: [id],
  });
  return row?.status;
}

export async function selectChannelStatus(tx: Tx, id: ChannelId): Promise<ChannelStatus | undefined> {
  const [row] = await tx.query<{ status: ChannelStatus }>({
    text: 'select status from channels where tenant_id = current_tenant() and id = $1',
    values: [id],
  });
  return row?.status;
}

export interface EarlierDraft {
  readonly content: string;
  readonly made_at: Date;
}

/** What was proposed as an answer to a message. */
export function selectDraftsFor(tx: Tx, messageId: MessageId): Promise<EarlierDraft[]> {
  return tx.query<EarlierDraft>({
    text: `select content, created_at as made_at from drafts
      where tenant_id = current_tenant() and message_id = $1 order by id`,
    values: [messageId],
  });
}

/** Puts the draft that is ready away, unless it answers this message; undefined where there was none. */
export async function updateReadyDraft(
  tx: Tx,
  channelId: ChannelId,
  exceptFor: MessageId | null,
): Promise<DraftRow | undefined> {
  const [row] = await tx.query<DraftRow>({
    text: `update drafts set status = 'dismissed'
      where tenant_id = current_tenant() and channel_id = $1 and status = 'ready'
        and ($2::uuid is null or message_id <> $2)
      returning ${columns}`,
    values: [channelId, exceptFor],
  });
  return row;
}

export function insertDraft(
  tx: Tx,
  id: DraftId,
  { channelId, messageId }: { readonly channelId: ChannelId; readonly messageId: MessageId },
  { content, sources, engine }: Proposal,
): Promise<DraftRow> {
  return tx.queryOne<DraftRow>({
    text: `insert into drafts (tenant_id, id, channel_id, message_id, content, sources, engine)
      values (current_tenant(), $1, $2, $3, $4, $5, $6) returning ${columns}`,
    values: [id, channelId, messageId, content, JSON.stringify(sources), engine],
  });
}

/** Whether an outside model may word the drafts of the tenant. */
export async function selectExternalModel(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ external_model: boolean }>({
    name: 'draft-settings',
    text: 'select external_model from draft_settings where tenant_id = current_tenant()',
  });
  return row?.external_model ?? false;
}

/** Sets it; answers what it was. */
export async function updateExternalModel(tx: Tx, isAllowed: boolean): Promise<boolean> {
  await tx.query({
    text: 'insert into draft_settings (tenant_id) values (current_tenant()) on conflict do nothing',
  });
  const before = await tx.queryOne<{ external_model: boolean }>({
    text: 'select external_model from draft_settings where tenant_id = current_tenant() for update',
  });
  await tx.query({
    text: `update draft_settings set external_model = $1, updated_at = clock_timestamp()
      where tenant_id = current_tenant()`,
    values: [isAllowed],
  });
  return before.external_model;
}
