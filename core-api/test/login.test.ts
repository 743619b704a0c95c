import { routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createWorkspace,
  socketClient,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { login, logout } = routes.workspace;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  owner = await createWorkspace(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

/** Copies a workspace's owner, password and all, into another workspace with a role. */
async function joinWorkspace(from: Workspace, to: Workspace, orgRole = 'operator'): Promise<void> {
  await asAdmin(
    database.adminUrl,
    `insert into iris.users (tenant_id, id, kind, display_name, email, org_role, password_hash)
     select $1, $2, kind, display_name, email, $3, password_hash from iris.users where tenant_id = $4 and org_role = 'owner'`,
    [to.tenantId, newId(), orgRole, from.tenantId],
  );
}

const refusalOf = async (body: object) => {
  const { request_id: _, ...error } = (await api.refused(login, { body })).body.error;
  return error;
};

describe('signing in', () => {
  it('opens a session of 12 hours, whatever the letters of the e-mail', async () => {
    const { status, body } = await api.ok(login, {
      body: { email: owner.email.toUpperCase(), password: owner.password },
    });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      user: owner.user,
      tenant: { tenant_id: owner.tenantId, slug: owner.slug },
    });
    expect((Date.parse(body.data.expires_at) - Date.now()) / 3_600_000).toBeCloseTo(12, 1);
    await api.ok(routes.sessions.current, { token: body.data.token });
  });

  it('tells a wrong password from an unknown e-mail in no way', async () => {
    const wrong = await refusalOf({ email: owner.email, password: 'not the password' });
    expect(wrong).toMatchObject({ code: 'invalid_credentials' });
    expect(await refusalOf({ email: 'nobody@example.com', password: 'not the password' })).toEqual(wrong);
    expect(await refusalOf({ email: owner.email, password: owner.password, slug: 'another' })).toEqual(wrong);
    expect(await refusalOf({ email: 'not an e-mail', password: 'x' })).toEqual(wrong);
  });

  it('refuses a removed team member', async () => {
    const removed = await createWorkspace(core.url);
    await asAdmin(database.adminUrl, 'update iris.users set removed_at = now() where tenant_id = $1', [
      removed.tenantId,
    ]);
    expect(await refusalOf({ email: removed.email, password: removed.password })).toMatchObject({
      code: 'invalid_credentials',
    });
  });

  it('says admin for owners and admins in the token, and the role itself for others', async () => {
    for (const [orgRole, tokenRole] of [
      ['admin', 'admin'],
      ['operator', 'operator'],
      ['viewer', 'viewer'],
    ] as const) {
      const [home, other] = [await createWorkspace(core.url), await createWorkspace(core.url)];
      await joinWorkspace(home, other, orgRole);
      const { body } = await api.ok(login, {
        body: { email: home.email, password: home.password, slug: other.slug },
      });
      expect(body.data.user.org_role).toBe(orgRole);
      const claims = JSON.parse(Buffer.from(body.data.token.split('.')[1] ?? '', 'base64url').toString());
      expect(claims).toMatchObject({ iss: 'iris', aud: 'admin', role: tokenRole, tid: other.tenantId });
    }
  });

  it('leaves an audit row', async () => {
    const { body } = await api.ok(login, { body: { email: owner.email, password: owner.password } });
    const rows = await asAdmin(
      database.adminUrl,
      `select action, actor_id, details from iris.audit_log where tenant_id = $1 order by position desc limit 1`,
      [owner.tenantId],
    );
    expect(rows).toEqual([
      { action: 'session.started', actor_id: body.data.user.id, details: { audience: 'admin' } },
    ]);
  });
});

describe('a refused sign-in', () => {
  const wrong = 'not the password';

  /** The rows of refusals by tenant, once the jobs that write them have run. */
  async function refusals(...workspaces: Workspace[]) {
    const waiting = () =>
      asAdmin(
        database.adminUrl,
        `select from graphile_worker.jobs where task_identifier = 'note-refused-sign-in'`,
      );
    await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
    const rows = (tenantId: string) =>
      asAdmin(
        database.adminUrl,
        `select actor_kind, actor_id, target_type, target_id, host(ip) as ip, request_id, details
         from iris.audit_log where tenant_id = $1 and action = 'session.refused' order by position`,
        [tenantId],
      );
    return Promise.all(workspaces.map(({ tenantId }) => rows(tenantId)));
  }

  it('is noted with its address and request, and as the act of nobody', async () => {
    const home = await createWorkspace(core.url);
    const { headers } = await api.refused(login, {
      body: { email: home.email.toUpperCase(), password: wrong },
    });
    expect(await refusals(home)).toEqual([
      [
        {
          actor_kind: 'system',
          actor_id: null,
          target_type: 'user',
          target_id: home.user.id,
          ip: '127.0.0.1',
          request_id: headers.get('x-request-id'),
          details: { audience: 'admin' },
        },
      ],
    ]);
    const { body } = await api.ok(routes.audit.list, {
      token: home.token,
      query: { action: 'session.refused' },
    });
    expect(body.data).toMatchObject([{ actor: { id: null, name: null }, target: { id: home.user.id } }]);
  });

  it('is noted in every workspace of the e-mail, or in the one that was named', async () => {
    const [home, other, stranger] = [
      await createWorkspace(core.url),
      await createWorkspace(core.url),
      await createWorkspace(core.url),
    ];
    await joinWorkspace(home, other);
    const { email } = home;
    await refusalOf({ email, password: wrong });
    await refusalOf({ email, password: wrong, slug: other.slug });
    await refusalOf({ email, password: wrong, slug: stranger.slug });
    const noted = await refusals(home, other, stranger);
    expect(noted.map((rows) => rows.length)).toEqual([1, 2, 0]);
  });

  it('is noted nowhere where nobody has the e-mail, nor is a sign-in that goes well', async () => {
    const home = await createWorkspace(core.url);
    const all = async () => {
      await refusals();
      return asAdmin(
        database.adminUrl,
        `select id from iris.audit_log where action = 'session.refused' order by id`,
      );
    };
    const before = await all();
    await refusalOf({ email: 'nobody@example.com', password: wrong });
    await refusalOf({ email: 'not an e-mail', password: wrong });
    await api.ok(login, { body: { email: home.email, password: home.password } });
    expect(await all()).toEqual(before);
  });
});

describe('an e-mail in several workspaces', () => {
  it('is asked which one, but only after the password was right', async () => {
    const [home, other] = [await createWorkspace(core.url), await createWorkspace(core.url)];
    await joinWorkspace(home, other);
    const { email, password } = home;
    const { status, body } = await api.refused(login, { body: { email, password } });
    expect(status).toBe(409);
    expect(body.error).toMatchObject({
      code: 'workspace_required',
      workspaces: [
        { slug: home.slug, name: 'Example Company' },
        { slug: other.slug, name: 'Example Company' },
      ],
    });
    expect(await refusalOf({ email, password: 'not the password' })).toMatchObject({
      code: 'invalid_credentials',
    });
    const picked = await api.ok(login, { body: { email, password, slug: other.slug } });
    expect(picked.body.data.tenant.tenant_id).toBe(other.tenantId);
  });

  it('with a password for each opens the one that the password is for', async () => {
    const [home, other] = [await createWorkspace(core.url), await createWorkspace(core.url)];
    await joinWorkspace(home, other);
    await asAdmin(
      database.adminUrl,
      `update iris.users set password_hash = (select password_hash from iris.users where tenant_id = $2 and org_role = 'owner')
       where tenant_id = $1 and org_role = 'operator'`,
      [other.tenantId, other.tenantId],
    );
    const { body } = await api.ok(login, { body: { email: home.email, password: other.password } });
    expect(body.data.tenant.tenant_id).toBe(other.tenantId);
  });
});

describe('signing out', () => {
  const signIn = async () =>
    (await api.ok(login, { body: { email: owner.email, password: owner.password } })).body.data.token;

  it('ends this session at once, closes its sockets with 4001, and leaves others alone', async () => {
    const [token, other] = [await signIn(), await signIn()];
    const socket = socketClient(core.url, token);
    await socket.next('hello');
    expect((await api.ok(logout, { token })).status).toBe(204);
    expect((await api.refused(routes.sessions.current, { token })).body.error.code).toBe('session_expired');
    expect(await socket.closed).toMatchObject({ code: 4001 });
    await api.ok(routes.sessions.current, { token: other });
  });

  it('holds after a restart', async () => {
    const token = await signIn();
    await api.ok(logout, { token });
    await core.stop();
    await core.restart();
    expect((await api.refused(routes.sessions.current, { token })).body.error.code).toBe('session_expired');
  });

  it('is for the team: a guest is forbidden, a stranger asked for a token', async () => {
    const { token } = await createGuest(core.url, owner.tenantId);
    expect((await api.refused(logout, { token })).body.error.code).toBe('forbidden');
    expect((await api.refused(logout)).body.error.code).toBe('auth_required');
  });
});

it('keeps sessions over a restart: the keys lie in the data folder', async () => {
  await core.stop();
  await core.restart();
  const { body } = await api.ok(routes.sessions.current, { token: owner.token });
  expect(body.data.session.user_id).toBe(owner.user.id);
});
