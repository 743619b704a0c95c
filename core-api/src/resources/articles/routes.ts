import { defaultLimit, IrisError, routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { answer, handle, noContent, ok, type Handled } from '../../http/handler.ts';
import { idPage } from '../../http/id-cursor.ts';
import { changeArticle, createArticle, removeArticle } from './change-articles.ts';
import { presentArticle } from './present.ts';
import { selectArticle, selectArticles } from './queries.ts';

export function articleHandlers({ db }: { readonly db: Db }): Handled[] {
  const { list, create, get, update, delete: remove } = routes.articles;
  return [
    handle(list, async ({ caller, query: { limit = defaultLimit, cursor } }) => {
      const { rows, next_cursor } = await inTenant(db, caller.tenantId, (tx) =>
        idPage({ limit, cursor }, (before, count) => selectArticles(tx, before, count)),
      );
      return ok({ data: rows.map(presentArticle), next_cursor });
    }),

    handle(create, async ({ caller, body, request }) =>
      answer(201, { data: await createArticle(db, caller, body, request) }),
    ),

    handle(get, async ({ caller, params }) => {
      const row = await inTenant(db, caller.tenantId, (tx) => selectArticle(tx, params.article_id));
      if (!row) throw new IrisError('not_found');
      return ok({ data: presentArticle(row) });
    }),

    handle(update, async ({ caller, params, body, request }) =>
      ok({ data: await changeArticle(db, caller, params.article_id, body, request) }),
    ),

    handle(remove, async ({ caller, params, request }) => {
      await removeArticle(db, caller, params.article_id, request);
      return noContent();
    }),
  ];
}
