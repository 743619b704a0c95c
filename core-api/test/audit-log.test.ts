import { type AuditRow, routes } from '@iris/contract';
import { newId } from '@iris/kit';
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { list } = routes.audit;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

const log = async (token: string, query: Record<string, string | number> = {}) =>
  (await api.ok(list, { token, query })).body;

/** The whole log, oldest first, a page at a time. */
async function story(token: string, limit = 100): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof log>> = await log(token, { limit, ...(cursor && { cursor }) });
    rows.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor);
  return rows.toReversed();
}

/** A room with some talk in it: one guest, one operator, `count` messages of each. */
async function talk(owner: Workspace, count: number) {
  const guest = await createGuest(core.url, owner.tenantId);
  const operator = await createTeamMember(core.url, owner, 'operator');
  const params = { id: guest.chat.channel_id };
  for (let number = 1; number <= count; number += 1) {
    for (const { token } of [guest, operator])
      await api.ok(routes.messages.post, { token, params, body: { content: `Message ${number}` } });
  }
  return { guest, operator };
}

describe('a row', () => {
  it('says who, what, when, from where and in which request', async () => {
    const owner = await createWorkspace(core.url);
    const before = Date.now();
    const { headers } = await api.ok(routes.widgetConfig.replace, { token: owner.token, body: {} });
    const [row] = (await log(owner.token, { limit: 1 })).data;
    expect(row).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      actor: { kind: 'operator', id: owner.user.id, name: 'Olivia Owner' },
      action: 'widget_config.replaced',
      target: { type: 'widget_config', id: owner.tenantId },
      ip: '127.0.0.1',
      request_id: headers.get('x-request-id'),
      details: { set: [], allowed_origins: { before: [], after: [] } },
    });
    expect(Math.abs(Date.parse(row?.at ?? '') - before)).toBeLessThan(10_000);
  });

  it('has no name where nobody has one any more', async () => {
    const owner = await createWorkspace(core.url);
    await asAdmin(
      database.adminUrl,
      `insert into iris.audit_log (tenant_id, actor_kind, actor_id, action, target_type, target_id)
       values ($1, 'guest', $2, 'tested', 'user', $2::uuid)`,
      [owner.tenantId, newId()],
    );
    const [row] = (await log(owner.token, { limit: 1 })).data;
    expect(row).toMatchObject({ actor: { kind: 'guest', name: null }, ip: null, request_id: null });
  });
});

describe('listing', () => {
  it('pages newest first, each row once, also where many have one moment', async () => {
    const owner = await createWorkspace(core.url);
    await talk(owner, 6);
    await asAdmin(
      database.adminUrl,
      `update iris.audit_log set at = date_trunc('minute', at) + interval '1.5 microseconds' where tenant_id = $1`,
      [owner.tenantId],
    );
    const rows = await story(owner.token, 3);
    const all = (await log(owner.token, { limit: 100 })).data;
    expect(rows.map(({ id }) => id).toReversed()).toEqual(all.map(({ id }) => id));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('filters by action, by actor and by both', async () => {
    const owner = await createWorkspace(core.url);
    const { guest, operator } = await talk(owner, 2);
    const actionsOf = async (query: Record<string, string>) =>
      (await log(owner.token, query)).data.map(({ action }) => action);
    expect(await actionsOf({ action: 'message.created' })).toHaveLength(4);
    expect(await actionsOf({ action: 'team_invite.created' })).toEqual(['team_invite.created']);
    expect(await actionsOf({ action: 'never.done' })).toEqual([]);
    expect(await actionsOf({ actor: operator.user.id })).toEqual([
      'message.created',
      'message.created',
      'member.joined',
      'session.started',
      'user.created',
    ]);
    const both = { actor: guest.session.user_id, action: 'message.created' };
    expect(await actionsOf(both)).toHaveLength(2);
  });

  it('filters by time: from is part of it, to is not', async () => {
    const owner = await createWorkspace(core.url);
    await talk(owner, 1);
    await asAdmin(
      database.adminUrl,
      `update iris.audit_log l set at = timestamptz '2026-01-01T00:00:00Z' + ordered.number * interval '1 hour'
       from (select id, row_number() over (order by position) as number from iris.audit_log where tenant_id = $1) ordered
       where l.tenant_id = $1 and l.id = ordered.id`,
      [owner.tenantId],
    );
    const hoursOf = async (query: Record<string, string>) =>
      (await log(owner.token, query)).data.map(({ at }) => new Date(at).getUTCHours());
    expect(await hoursOf({ from: '2026-01-01T03:00:00.000Z', to: '2026-01-01T05:00:00.000Z' })).toEqual([
      4, 3,
    ]);
    expect(await hoursOf({ to: '2026-01-01T03:00:00+01:00' })).toEqual([1]);
    expect(await hoursOf({ from: '2027-01-01T00:00:00Z' })).toEqual([]);
  });

  it.each([
    ['a cursor of nothing', { cursor: 'x' }, '/cursor'],
    [
      'a cursor of a day that no calendar has',
      { cursor: cursorOf('2026-02-30T00:00:00.000000Z') },
      '/cursor',
    ],
    ['a cursor of the year 0', { cursor: cursorOf('0000-02-03T00:00:00.000000Z') }, '/cursor'],
    [
      'a cursor without an id',
      { cursor: cursorOf('2026-02-03T00:00:00.000000Z', '-'.repeat(36)) },
      '/cursor',
    ],
    ['a moment that is none', { from: 'yesterday' }, '/from'],
    ['a leap second', { to: '2016-12-31T23:59:60Z' }, '/to'],
    ['too much at once', { limit: 101 }, '/limit'],
    ['an unknown filter', { who: 'me' }, '/who'],
  ])('refuses %s', async (_, query, path) => {
    const { token } = await createWorkspace(core.url);
    const { error } = (await api.refused(list, { token, query })).body;
    expect(error).toMatchObject({ code: 'validation_failed', details: [{ path }] });
  });

  it('knows no actor without the form of an id', async () => {
    const { token } = await createWorkspace(core.url);
    const { error } = (await api.refused(list, { token, query: { actor: 'me' } })).body;
    expect(error.code).toBe('not_found');
  });

  it("is the tenant's own, and its administrators' alone", async () => {
    const [owner, other] = [await createWorkspace(core.url), await createWorkspace(core.url)];
    const { operator, guest } = await talk(owner, 1);
    const ids = new Set((await story(owner.token)).map(({ id }) => id));
    expect((await story(other.token)).some(({ id }) => ids.has(id))).toBe(false);
    expect((await log(other.token, { actor: owner.user.id })).data).toEqual([]);
    for (const { token } of [operator, guest])
      expect((await api.refused(list, { token })).body.error.code).toBe('forbidden');
  });

  it('finds the rare act and the rare actor by an index, among many messages', async () => {
    const tenantId = newId();
    await asAdmin(
      database.adminUrl,
      `insert into iris.audit_log (tenant_id, actor_kind, actor_id, action, target_type, target_id)
       select $1, 'guest', $2, 'message.created', 'message', '' from generate_series(1, 20000)`,
      [tenantId, newId()],
    );
    await asAdmin(database.adminUrl, 'analyze iris.audit_log');
    const plan = async (where: string) =>
      JSON.stringify(
        await asAdmin(
          database.adminUrl,
          `explain select id from iris.audit_log where tenant_id = '${tenantId}' and ${where} order by at desc, id desc limit 51`,
        ),
      );
    expect(await plan(`action = 'team_member.removed'`)).toContain('audit_log_by_action');
    expect(await plan(`actor_id = '${newId()}'`)).toContain('audit_log_by_actor');
  });
});

it("doesn't let a cursor of a day that no calendar has reach the channels' list either", async () => {
  const { token } = await createWorkspace(core.url);
  const query = { cursor: cursorOf('2026-02-30T00:00:00.000000Z') };
  const { error } = (await api.refused(routes.channels.list, { token, query })).body;
  expect(error.code).toBe('validation_failed');
});

function cursorOf(at: string, id: string = newId()): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}
