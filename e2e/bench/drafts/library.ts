import { routes } from '@iris/contract';
import { apiClient, createWorkspace, type Workspace } from '@iris/testkit';
import pg from 'pg';
import { startCoreApi } from '../harness/core-api.ts';
import type { Workbench } from '../harness/workbench.ts';
import type { LabelledSet } from './labelled-set.ts';

/** A running core-api, with a workspace that has the articles of a set. */
export interface Library {
  readonly apiUrl: string;
  readonly workspace: Workspace;
  /** The superuser's connection: the baseline searches with it, past the service. */
  readonly sql: pg.Client;
  /** The key of an article by its id. */
  readonly keyOf: ReadonlyMap<string, string>;
}

export async function openLibrary(workbench: Workbench, set: LabelledSet): Promise<Library> {
  const { appUrl, adminUrl } = await workbench.createDatabase();
  const { url: apiUrl } = await startCoreApi(workbench, appUrl);
  const workspace = await createWorkspace(apiUrl);
  const sql = new pg.Client({ connectionString: adminUrl });
  await sql.connect();
  return { apiUrl, workspace, sql, keyOf: await writeArticles(apiUrl, workspace, set) };
}

async function writeArticles(
  apiUrl: string,
  { token }: Workspace,
  { articles }: LabelledSet,
): Promise<Map<string, string>> {
  const keyOf = new Map<string, string>();
  for (const { key, title, content } of articles) {
    const { body } = await apiClient(apiUrl).ok(routes.articles.create, { token, body: { title, content } });
    keyOf.set(body.data.id, key);
  }
  return keyOf;
}
