import { routes, type UsageEntry, usageMetrics } from '@iris/contract';
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
import { createDb, type Db } from '../src/db/pool.ts';
import { keepUsage } from '../src/resources/introspection/keep-usage.ts';
import { asAdmin } from './support/databases.ts';
import { silentLog } from './support/service-parts.ts';

const { workspace, retentionPolicy, replaceRetentionPolicy, usage } = routes.introspection;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let db: Db;
let owner: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  db = createDb({ url: database.appUrl, log: silentLog });
});
beforeEach(async () => {
  owner = await createWorkspace(core.url);
});
afterAll(async () => {
  await db.end();
  await core.stop();
  await database.drop();
});

const refusal = async (...args: Parameters<ApiClient['refused']>) => (await api.refused(...args)).body.error;

describe('the workspace', () => {
  it('is shown as the seed says', async () => {
    const { body } = await api.ok(workspace, { token: owner.token });
    expect(body.data).toEqual({
      tenant_id: owner.tenantId,
      name: 'Example Company',
      slug: owner.slug,
      plan: 'trial',
      status: 'active',
      created_at: expect.any(String),
    });
  });

  it('is for administrators, as are policy and usage', async () => {
    const admin = await createTeamMember(core.url, owner, 'admin');
    await api.ok(workspace, { token: admin.token });
    const viewer = await createTeamMember(core.url, owner, 'viewer');
    for (const route of Object.values(routes.introspection))
      expect((await refusal(route, { token: viewer.token })).code).toBe('forbidden');
  });
});

describe('the retention policy', () => {
  const windows = { messages_days: 30, audit_days: 2_555, attachments_days: 14, guests_days: 7 };

  it('begins with the defaults, and is replaced as a whole', async () => {
    const { body: first } = await api.ok(retentionPolicy, { token: owner.token });
    expect(first.data).toMatchObject({
      messages_days: 730,
      audit_days: 2_190,
      attachments_days: 730,
      guests_days: 365,
    });
    const { body } = await api.ok(replaceRetentionPolicy, { token: owner.token, body: windows });
    expect(body.data).toMatchObject(windows);
    expect(Date.parse(body.data.updated_at)).toBeGreaterThan(Date.parse(first.data.updated_at));
    expect((await api.ok(retentionPolicy, { token: owner.token })).body).toEqual(body);
  });

  it('says in the audit log what it was and is', async () => {
    await api.ok(replaceRetentionPolicy, { token: owner.token, body: windows });
    const query = { action: 'retention_policy.replaced' };
    const { body } = await api.ok(routes.audit.list, { token: owner.token, query });
    const before = { messages_days: 730, audit_days: 2_190, attachments_days: 730, guests_days: 365 };
    expect(body.data).toMatchObject([{ actor: { id: owner.user.id }, details: { before, after: windows } }]);
    expect(body.data[0]?.details).toEqual({ before, after: windows });
  });

  it.each([
    ['a window that is left out', { guests_days: undefined }, '/guests_days'],
    ['no day at all', { messages_days: 0 }, '/messages_days'],
    ['half a day', { audit_days: 1.5 }, '/audit_days'],
    ['more than a hundred years', { attachments_days: 36_501 }, '/attachments_days'],
    ['a window of nothing', { drafts_days: 1 }, '/drafts_days'],
  ])('refuses %s, and stays as it was', async (_, change, path) => {
    const body = { ...windows, ...change };
    const error = await refusal(replaceRetentionPolicy, { token: owner.token, body });
    expect(error).toMatchObject({ code: 'validation_failed', details: [{ path }] });
    const kept = await api.ok(retentionPolicy, { token: owner.token });
    expect(kept.body.data.messages_days).toBe(730);
  });

  it("leaves other workspaces' alone", async () => {
    const other = await createWorkspace(core.url);
    await api.ok(replaceRetentionPolicy, { token: owner.token, body: windows });
    expect((await api.ok(retentionPolicy, { token: other.token })).body.data.messages_days).toBe(730);
  });
});

describe('usage', () => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

  const read = async (query: Record<string, string> = {}) =>
    (await api.ok(usage, { token: owner.token, query })).body.data;

  /** The counts of a day, by metric. */
  const countsOf = (entries: readonly UsageEntry[], wanted: string) =>
    Object.fromEntries(
      entries.flatMap(({ day: its, metric, value }) => (its === wanted ? [[metric, value]] : [])),
    );

  /** Lets the workspace, and all that happened in it, be `days` older. */
  async function age(days: number): Promise<void> {
    for (const [table, column] of [
      ['tenants', 'created_at'],
      ['audit_log', 'at'],
    ])
      await asAdmin(
        database.adminUrl,
        `update iris.${table} set ${column} = ${column} - make_interval(days => $2) where tenant_id = $1`,
        [owner.tenantId, days],
      );
  }

  const post = (token: string, channel: string, body: object) =>
    api.ok(routes.messages.post, { token, params: { id: channel }, body });

  /** Two guests, one of whom writes twice, and an operator who answers once. */
  async function aBusyDay(): Promise<void> {
    const [guest] = [
      await createGuest(core.url, owner.tenantId),
      await createGuest(core.url, owner.tenantId),
    ];
    const { channel_id } = guest.chat;
    await post(guest.token, channel_id, { content: 'One', client_message_id: 'one' });
    await post(guest.token, channel_id, { content: 'One', client_message_id: 'one' });
    await post(guest.token, channel_id, { content: 'Two' });
    await post(owner.token, channel_id, { content: 'Three' });
    const resumed = { tenant_id: owner.tenantId, resume_token: guest.resume_token };
    await api.ok(routes.sessions.startGuest, { body: resumed });
  }
  const noDrafts = { drafts_sent: 0, drafts_edited: 0, drafts_dismissed: 0 };
  const busy = {
    messages: 3,
    sessions: 2,
    active_users: 2,
    channels: 1,
    reply_seconds: expect.any(Number),
    ...noDrafts,
  };
  const quiet = { messages: 0, sessions: 0, active_users: 0, channels: 0, ...noDrafts };

  it('counts today as it happens, each message once however often it was sent', async () => {
    expect(countsOf(await read(), day(0))).toEqual(quiet);
    await aBusyDay();
    const entries = await read();
    expect(countsOf(entries, day(0))).toEqual(busy);
    expect(entries).toHaveLength(usageMetrics.length);
  });

  it('shows every day since the first, newest first, also those on which nothing happened', async () => {
    await aBusyDay();
    await age(3);
    const entries = await read();
    expect([...new Set(entries.map((entry) => entry.day))]).toEqual([day(0), day(1), day(2), day(3)]);
    expect(countsOf(entries, day(3))).toEqual(busy);
    expect(countsOf(entries, day(1))).toEqual(quiet);
    const some = await read({ from: day(3), to: day(2) });
    expect([...new Set(some.map((entry) => entry.day))]).toEqual([day(2), day(3)]);
  });

  it('draws the line between days at midnight in UTC', async () => {
    await aBusyDay();
    await age(2);
    await asAdmin(
      database.adminUrl,
      `update iris.audit_log set at = case when action = 'message.created'
         then $2::timestamptz - interval '1 microsecond' else $2::timestamptz end
       where tenant_id = $1`,
      [owner.tenantId, `${day(1)}T00:00:00Z`],
    );
    const entries = await read();
    expect(countsOf(entries, day(2))).toEqual({
      messages: 3,
      sessions: 0,
      active_users: 1,
      channels: 1,
      reply_seconds: expect.any(Number),
      ...noDrafts,
    });
    expect(countsOf(entries, day(1))).toEqual({
      messages: 0,
      sessions: 2,
      active_users: 2,
      channels: 0,
      ...noDrafts,
    });
  });

  it('is kept once a day is over: counting again, or purging the log, changes nothing', async () => {
    await aBusyDay();
    await age(2);
    await Promise.all([keepUsage(db), keepUsage(db)]);
    await keepUsage(db);
    const kept = await asAdmin(
      database.adminUrl,
      `select to_char(day, 'YYYY-MM-DD') as day, messages::int, sessions::int, active_users::int,
         channels::int, reply_seconds::int, drafts_sent::int, drafts_edited::int, drafts_dismissed::int
       from iris.usage_days where tenant_id = $1 order by day`,
      [owner.tenantId],
    );
    expect(kept).toEqual([
      { day: day(2), ...busy },
      { day: day(1), ...quiet, reply_seconds: null },
    ]);
    await asAdmin(database.adminUrl, 'delete from iris.audit_log where tenant_id = $1', [owner.tenantId]);
    await aBusyDay();
    const entries = await read();
    expect(countsOf(entries, day(2))).toEqual(busy);
    expect(countsOf(entries, day(0))).toEqual(busy);
    expect(entries).toHaveLength(3 * usageMetrics.length - 1);
  });

  it('says how long end users waited for an answer, each wait once, as the median of the day', async () => {
    const waits = [4, 600, 31];
    for (const seconds of waits) {
      const guest = await createGuest(core.url, owner.tenantId);
      const { channel_id } = guest.chat;
      await post(guest.token, channel_id, { content: 'Hello?' });
      await asAdmin(
        database.adminUrl,
        'update iris.channels set waiting_since = waiting_since - make_interval(secs => $2) where id = $1',
        [channel_id, seconds],
      );
      await post(guest.token, channel_id, { content: 'Anybody?' });
      await post(owner.token, channel_id, { content: 'Yes' });
      await post(owner.token, channel_id, { content: 'How can we help?' });
    }
    const { channels, reply_seconds } = countsOf(await read(), day(0));
    expect(channels).toBe(3);
    // The test itself took a moment.
    expect(reply_seconds).toBeGreaterThanOrEqual(31);
    expect(reply_seconds).toBeLessThan(600);
  });

  it('is kept for every workspace, also when counting one fails', async () => {
    await createGuest(core.url, owner.tenantId);
    await age(1);
    const other = await createWorkspace(core.url);
    const { tenantId } = owner;
    owner = other;
    await age(1);
    await asAdmin(
      database.adminUrl,
      `update iris.audit_log set target_id = 'broken' where tenant_id = $1 and action = 'session.started'`,
      [tenantId],
    );
    await expect(keepUsage(db)).rejects.toThrow('1 tenants were not counted');
    const kept = await asAdmin(database.adminUrl, 'select from iris.usage_days where tenant_id = $1', [
      other.tenantId,
    ]);
    expect(kept).toHaveLength(1);
    await asAdmin(database.adminUrl, 'delete from iris.tenants where tenant_id = $1', [tenantId]);
  });

  it.each([
    ['days that run backwards', { from: '2026-02-02', to: '2026-02-01' }, '/from'],
    ['more than 366 days', { from: '2025-01-01', to: '2026-01-02' }, '/from'],
    ['a day that no calendar has', { from: '2026-02-30' }, '/from'],
    ['a moment in place of a day', { to: '2026-02-01T00:00:00Z' }, '/to'],
    ['a day before our time', { from: '0000-01-01', to: '0000-01-02' }, '/from'],
  ])('refuses %s', async (_, query, path) => {
    const error = await refusal(usage, { token: owner.token, query });
    expect(error.code).toBe('validation_failed');
    expect(error.details?.map((detail) => detail.path)).toContain(path);
  });

  it("counts nothing of another workspace's", async () => {
    await aBusyDay();
    owner = await createWorkspace(core.url);
    expect(countsOf(await read(), day(0))).toEqual(quiet);
  });
});
