import { type Article, type ArticleId, type BodyOf, IrisError, type routes } from '@iris/contract';
import { newId } from '@iris/kit';
import type { TeamCaller } from '../../auth/caller.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { presentArticle } from './present.ts';
import { countArticles, deleteArticle, insertArticle, updateArticle } from './queries.ts';

/** Looking through them takes a moment for each draft, so there is an end to it. */
const articlesAtMost = 1_000;

type Form = BodyOf<typeof routes.articles.create>;

/** @throws {IrisError} `conflict` when there are too many */
export function createArticle(
  db: Db,
  caller: TeamCaller,
  { title, content }: Form,
  request: RequestFacts,
): Promise<Article> {
  return inTenant(db, caller.tenantId, async (tx) => {
    if ((await countArticles(tx)) >= articlesAtMost) {
      throw new IrisError('conflict', { message: `A workspace has at most ${articlesAtMost} articles.` });
    }
    const row = await insertArticle(tx, newId<'article'>(), { title: title.trim(), content: content.trim() });
    await audit(tx, caller, request, 'article.created', row.id);
    return presentArticle(row);
  });
}

/** @throws {IrisError} `not_found` */
export function changeArticle(
  db: Db,
  caller: TeamCaller,
  id: ArticleId,
  change: Partial<Form>,
  request: RequestFacts,
): Promise<Article> {
  return inTenant(db, caller.tenantId, async (tx) => {
    const { title, content } = change;
    const row = await updateArticle(tx, id, {
      ...(title !== undefined && { title: title.trim() }),
      ...(content !== undefined && { content: content.trim() }),
    });
    if (!row) throw new IrisError('not_found');
    await audit(tx, caller, request, 'article.updated', id, { set: Object.keys(change) });
    return presentArticle(row);
  });
}

/** @throws {IrisError} `not_found` */
export function removeArticle(
  db: Db,
  caller: TeamCaller,
  id: ArticleId,
  request: RequestFacts,
): Promise<void> {
  return inTenant(db, caller.tenantId, async (tx) => {
    if (!(await deleteArticle(tx, id))) throw new IrisError('not_found');
    await audit(tx, caller, request, 'article.deleted', id);
  });
}

function audit(
  tx: Tx,
  { tenantId, userId }: TeamCaller,
  request: RequestFacts,
  action: string,
  id: ArticleId,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const actor = { tenantId, userId, kind: 'operator' } as const;
  return appendAudit(tx, actor, request, { action, target: ['article', id], details });
}
