import type { CannedReplyId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';

export interface CannedReplyRow {
  readonly id: CannedReplyId;
  readonly shortcut: string;
  readonly content: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const columns = 'id, shortcut, content, created_at, updated_at';

/** Newest first, from before a canned reply on. */
export function selectCannedReplies(tx: Tx, before: string | null, limit: number): Promise<CannedReplyRow[]> {
  return tx.query<CannedReplyRow>({
    text: `select ${columns} from canned_replies
      where tenant_id = current_tenant() and ($1::uuid is null or id < $1) order by id desc limit $2`,
    values: [before, limit],
  });
}

export async function selectCannedReply(tx: Tx, id: CannedReplyId): Promise<CannedReplyRow | undefined> {
  const [row] = await tx.query<CannedReplyRow>({
    text: `select ${columns} from canned_replies where tenant_id = current_tenant() and id = $1`,
    values: [id],
  });
  return row;
}

/** How many there are; nobody adds one until the transaction ends. */
export async function countCannedReplies(tx: Tx): Promise<number> {
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended(current_tenant() || ' canned replies', 0))`,
  });
  const { count } = await tx.queryOne<{ count: number }>({
    text: 'select count(*) from canned_replies where tenant_id = current_tenant()',
  });
  return count;
}

export interface CannedReplyText {
  readonly shortcut: string;
  readonly content: string;
}

export function insertCannedReply(
  tx: Tx,
  id: CannedReplyId,
  { shortcut, content }: CannedReplyText,
): Promise<CannedReplyRow> {
  return tx.queryOne<CannedReplyRow>({
    text: `insert into canned_replies (tenant_id, id, shortcut, content) values (current_tenant(), $1, $2, $3)
      returning ${columns}`,
    values: [id, shortcut, content],
  });
}

/** What is undefined stays as it is. Undefined: there is no such canned reply. */
export async function updateCannedReply(
  tx: Tx,
  id: CannedReplyId,
  { shortcut, content }: Partial<CannedReplyText>,
): Promise<CannedReplyRow | undefined> {
  const [row] = await tx.query<CannedReplyRow>({
    text: `update canned_replies set shortcut = coalesce($2, shortcut), content = coalesce($3, content), updated_at = clock_timestamp()
      where tenant_id = current_tenant() and id = $1 returning ${columns}`,
    values: [id, shortcut ?? null, content ?? null],
  });
  return row;
}

/** Whether there was such a canned reply. */
export async function deleteCannedReply(tx: Tx, id: CannedReplyId): Promise<boolean> {
  const rows = await tx.query({
    text: 'delete from canned_replies where tenant_id = current_tenant() and id = $1 returning id',
    values: [id],
  });
  return rows.length === 1;
}
