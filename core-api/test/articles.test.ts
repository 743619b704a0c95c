import { routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createTeamMember,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { articles, cannedReplies } = routes;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
});
beforeEach(async () => {
  owner = await createWorkspace(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

const asOwner = (input: object) => ({ token: owner.token, ...input });
const refusal = async (...args: Parameters<ApiClient['refused']>) => (await api.refused(...args)).body.error;

async function write(title: string, content = 'Within 14 days.') {
  return (await api.ok(articles.create, asOwner({ body: { title, content } }))).body.data;
}
async function writeReply(shortcut: string, content = 'Hello') {
  return (await api.ok(cannedReplies.create, asOwner({ body: { shortcut, content } }))).body.data;
}

/** Puts as many rows there as the workspace may have, but for `less`. */
const fill = (table: string, column: string, less = 0) =>
  asAdmin(
    database.adminUrl,
    `insert into iris.${table} (tenant_id, id, ${column}, content)
     select $1, iris.new_id(), 'number-' || n, 'x' from generate_series(1, $2) n`,
    [owner.tenantId, 1_000 - less],
  );

describe('articles', () => {
  it('are written, read, changed and deleted', async () => {
    const made = await write('  Refunds ', ' Within 14 days. ');
    expect(made).toEqual({
      id: expect.any(String),
      title: 'Refunds',
      content: 'Within 14 days.',
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const params = { article_id: made.id };
    const changed = await api.ok(articles.update, asOwner({ params, body: { title: 'Returns' } }));
    expect(changed.body.data).toMatchObject({ title: 'Returns', content: 'Within 14 days.' });
    expect(Date.parse(changed.body.data.updated_at)).toBeGreaterThan(Date.parse(made.updated_at));
    expect((await api.ok(articles.get, asOwner({ params }))).body).toEqual(changed.body);
    await api.ok(articles.delete, asOwner({ params }));
    expect((await refusal(articles.get, asOwner({ params }))).code).toBe('not_found');
    expect((await refusal(articles.delete, asOwner({ params }))).code).toBe('not_found');
    expect((await refusal(articles.update, asOwner({ params, body: { title: 'x' } }))).code).toBe(
      'not_found',
    );
  });

  it('are listed newest first, page by page, each once', async () => {
    const titles = ['one', 'two', 'three', 'four', 'five'];
    for (const title of titles) await write(title);
    const read: string[] = [];
    const readFrom = async (cursor?: string): Promise<void> => {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { body } = await api.ok(articles.list, asOwner({ query }));
      read.push(...body.data.map(({ title }) => title));
      if (body.next_cursor !== null) await readFrom(body.next_cursor);
    };
    await readFrom();
    expect(read).toEqual(titles.toReversed());
  });

  it.each(['x', 'bnVsbA', 'MDE4OTBhNWQ'])('refuses the cursor %s', async (cursor) => {
    const error = await refusal(articles.list, asOwner({ query: { cursor } }));
    expect(error).toMatchObject({ code: 'validation_failed', details: [{ path: '/cursor' }] });
  });

  it.each([
    ['no title', { content: 'x' }, '/title'],
    ['a title of spaces', { title: '  ', content: 'x' }, '/title'],
    ['a title of 201 characters', { title: 'x'.repeat(201), content: 'x' }, '/title'],
    ['a content of 20,001 characters', { title: 'x', content: 'x'.repeat(20_001) }, '/content'],
    ['NUL', { title: 'x', content: 'a\0b' }, '/content'],
    ['a field of nobody', { title: 'x', content: 'x', author: 'me' }, '/author'],
  ])('refuse %s', async (_, body, path) => {
    const error = await refusal(articles.create, asOwner({ body }));
    expect(error.code).toBe('validation_failed');
    expect(error.details?.map((detail) => detail.path)).toContain(path);
  });

  it('take the longest content there may be, and a change of nothing is none', async () => {
    const made = await write('x'.repeat(200), 'ä'.repeat(20_000));
    const input = asOwner({ params: { article_id: made.id }, body: {} });
    expect((await refusal(articles.update, input)).code).toBe('validation_failed');
  });

  it('end at 1,000 in a workspace, also when several are written at once', async () => {
    await fill('articles', 'title', 1);
    const body = { title: 'one more', content: 'x' };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => api.call(articles.create, asOwner({ body }))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
  });
});

describe('canned replies', () => {
  it('are written, read, changed and deleted', async () => {
    const made = await writeReply('Hi-1', ' Hello! ');
    expect(made).toMatchObject({ shortcut: 'Hi-1', content: 'Hello!' });
    const params = { canned_reply_id: made.id };
    const changed = await api.ok(
      cannedReplies.update,
      asOwner({ params, body: { content: 'Good morning!' } }),
    );
    expect(changed.body.data).toMatchObject({ shortcut: 'Hi-1', content: 'Good morning!' });
    expect((await api.ok(cannedReplies.list, asOwner({}))).body).toEqual({
      data: [changed.body.data],
      next_cursor: null,
    });
    await api.ok(cannedReplies.delete, asOwner({ params }));
    expect((await refusal(cannedReplies.get, asOwner({ params }))).code).toBe('not_found');
  });

  it('have each shortcut once in a workspace, whatever its case, and what is refused changes nothing', async () => {
    await writeReply('refund');
    const other = await writeReply('return');
    const taken = {
      code: 'conflict',
      details: [{ path: '/shortcut', message: 'is taken by another canned reply' }],
    };
    const again = { shortcut: 'Refund', content: 'x' };
    expect(await refusal(cannedReplies.create, asOwner({ body: again }))).toMatchObject(taken);
    const input = asOwner({ params: { canned_reply_id: other.id }, body: again });
    expect(await refusal(cannedReplies.update, input)).toMatchObject(taken);
    const { body } = await api.ok(cannedReplies.list, asOwner({}));
    expect(body.data.map(({ shortcut, content }) => [shortcut, content])).toEqual([
      ['return', 'Hello'],
      ['refund', 'Hello'],
    ]);
    const elsewhere = await createWorkspace(core.url);
    await api.ok(cannedReplies.create, { token: elsewhere.token, body: again });
  });

  it.each(['', 'two words', 'a/b', 'x'.repeat(41), 'a\0'])('refuse the shortcut %j', async (shortcut) => {
    const error = await refusal(cannedReplies.create, asOwner({ body: { shortcut, content: 'x' } }));
    expect(error.details?.map((detail) => detail.path)).toContain('/shortcut');
  });

  it('end at 1,000 in a workspace', async () => {
    await fill('canned_replies', 'shortcut');
    const error = await refusal(cannedReplies.create, asOwner({ body: { shortcut: 'more', content: 'x' } }));
    expect(error.code).toBe('conflict');
    expect(error.details).toBe(undefined);
  });
});

it('operators write, viewers read, end users do neither', async () => {
  const [article, reply] = [await write('Refunds'), await writeReply('refund')];
  const params = { article_id: article.id, canned_reply_id: reply.id };
  const operator = await createTeamMember(core.url, owner, 'operator');
  const body = { title: 'Shipping', content: 'Two days.' };
  await api.ok(articles.create, { token: operator.token, body });
  const guest = await createGuest(core.url, owner.tenantId);
  const viewer = await createTeamMember(core.url, owner, 'viewer');
  for (const route of [...Object.values(articles), ...Object.values(cannedReplies)]) {
    const input = { params, ...('body' in route && { body }) };
    expect((await refusal(route, { ...input, token: guest.token })).code).toBe('forbidden');
  }
  for (const { list, get, create, update, delete: remove } of [articles, cannedReplies]) {
    for (const route of [list, get]) await api.ok(route, { params, token: viewer.token });
    for (const route of [create, update, remove])
      expect((await refusal(route, { params, token: viewer.token })).code).toBe('forbidden');
  }
});

it('the audit log says who changed what, and quotes nothing', async () => {
  const { id } = await write('Salaries', 'Secret sums');
  await api.ok(articles.update, asOwner({ params: { article_id: id }, body: { content: 'Other sums' } }));
  await api.ok(articles.delete, asOwner({ params: { article_id: id } }));
  const { body } = await api.ok(routes.audit.list, asOwner({}));
  const rows = body.data.filter(({ target }) => target.id === id);
  expect(rows.map(({ action, details }) => [action, details])).toEqual([
    ['article.deleted', {}],
    ['article.updated', { set: ['content'] }],
    ['article.created', {}],
  ]);
  expect(JSON.stringify(body)).not.toMatch(/Salaries|sums/);
});
