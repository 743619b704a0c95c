import { routes } from '@iris/contract';
import { apiClient, createGuest } from '@iris/testkit';
import type { Library } from './library.ts';

/** Asks as a new guest; the article of the first draft that was made for it, or null where none was. */
export async function askIris(
  { apiUrl, workspace, sql, keyOf }: Library,
  question: string,
): Promise<string | null> {
  const api = apiClient(apiUrl);
  const guest = await createGuest(apiUrl, workspace.tenantId);
  const params = { id: guest.chat.channel_id };
  await api.ok(routes.messages.post, { token: guest.token, params, body: { content: question } });
  await api.ok(routes.drafts.create, { token: workspace.token, params });
  // The job may have been quicker: what was asked for is then another one.
  const { rows } = await sql.query<{ id: string }>(
    `select sources -> 0 ->> 'id' as id from iris.drafts where channel_id = $1 order by id limit 1`,
    [guest.chat.channel_id],
  );
  return keyOf.get(rows[0]?.id ?? '') ?? null;
}
