import type { ArticleId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';

export interface ArticleRow {
  readonly id: ArticleId;
  readonly title: string;
  readonly content: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const columns = 'id, title, content, created_at, updated_at';

/** Newest first, from before an article on. */
export function selectArticles(tx: Tx, before: string | null, limit: number): Promise<ArticleRow[]> {
  return tx.query<ArticleRow>({
    text: `select ${columns} from articles
      where tenant_id = current_tenant() and ($1::uuid is null or id < $1) order by id desc limit $2`,
    values: [before, limit],
  });
}

export async function selectArticle(tx: Tx, id: ArticleId): Promise<ArticleRow | undefined> {
  const [row] = await tx.query<ArticleRow>({
    text: `select ${columns} from articles where tenant_id = current_tenant() and id = $1`,
    values: [id],
  });
  return row;
}

/** How many there are; nobody adds one until the transaction ends. */
export async function countArticles(tx: Tx): Promise<number> {
  await tx.query({
    text: `select pg_advisory_xact_lock(hashtextextended(current_tenant() || ' articles', 0))`,
  });
  const { count } = await tx.queryOne<{ count: number }>({
    text: 'select count(*) from articles where tenant_id = current_tenant()',
  });
  return count;
}

export interface ArticleText {
  readonly title: string;
  readonly content: string;
}

export function insertArticle(tx: Tx, id: ArticleId, { title, content }: ArticleText): Promise<ArticleRow> {
  return tx.queryOne<ArticleRow>({
    text: `insert into articles (tenant_id, id, title, content) values (current_tenant(), $1, $2, $3)
      returning ${columns}`,
    values: [id, title, content],
  });
}

/** What is undefined stays as it is. Undefined: there is no such article. */
export async function updateArticle(
  tx: Tx,
  id: ArticleId,
  { title, content }: Partial<ArticleText>,
): Promise<ArticleRow | undefined> {
  const [row] = await tx.query<ArticleRow>({
    text: `update articles set title = coalesce($2, title), content = coalesce($3, content), updated_at = clock_timestamp()
      where tenant_id = current_tenant() and id = $1 returning ${columns}`,
    values: [id, title ?? null, content ?? null],
  });
  return row;
}

/** Whether there was such an article. */
export async function deleteArticle(tx: Tx, id: ArticleId): Promise<boolean> {
  const rows = await tx.query({
    text: 'delete from articles where tenant_id = current_tenant() and id = $1 returning id',
    values: [id],
  });
  return rows.length === 1;
}
