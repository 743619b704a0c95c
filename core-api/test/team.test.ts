import { type OrgRole, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createTeamMember,
  createWorkspace,
  linkIn,
  socketClient,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
  writtenMails,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asAdmin, whileHeld } from './support/databases.ts';

const { team, workspace } = routes;

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

const refusal = async (...args: Parameters<ApiClient['refused']>) =>
  (await api.refused(...args)).body.error.code;

let counter = 0;
const newEmail = () => `teammate-${(counter += 1)}@example.com`;

const invite = async (email: string, org_role = 'operator', token = owner.token) =>
  (await api.ok(team.invite, { token, body: { email, org_role } })).body.data;

const acceptance = (token: string, overrides: object = {}) => ({
  body: {
    tenant_id: owner.tenantId,
    token,
    full_name: 'Tom Team',
    password: 'a long password',
    ...overrides,
  },
});

const join = (role: OrgRole, email = newEmail()) => createTeamMember(core.url, owner, role, { email });

const membersOf = async (token: string) => (await api.ok(team.members, { token })).body.data;
const invitationsOf = async (token: string) => (await api.ok(team.invitations, { token })).body.data;

const auditOf = (action: string) =>
  asAdmin(
    database.adminUrl,
    `select actor_id, target_type, target_id, details from iris.audit_log
     where tenant_id = $1 and action = $2 order by position`,
    [owner.tenantId, action],
  );

describe('an invitation', () => {
  it('answers as the seed shows, with a token, and lasts 7 days', async () => {
    const email = newEmail();
    const { status, body } = await api.ok(team.invite, {
      token: owner.token,
      body: { email: email.toUpperCase(), org_role: 'viewer' },
    });
    expect(status).toBe(201);
    expect(body.data).toEqual({
      invitation_id: expect.any(String),
      email,
      org_role: 'viewer',
      expires_at: expect.any(String),
      email_sent: false,
      token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect((Date.parse(body.data.expires_at) - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
    expect(await invitationsOf(owner.token)).toMatchObject([
      { invitation_id: body.data.invitation_id, email, org_role: 'viewer', invited_by: owner.user.id },
    ]);
    expect(await auditOf('team_invite.created')).toEqual([
      {
        actor_id: owner.user.id,
        target_type: 'team_invite',
        target_id: body.data.invitation_id,
        details: { org_role: 'viewer' },
      },
    ]);
  });

  it('is mailed with a link to the accept page, whose token opens it as well', async () => {
    const email = newEmail();
    await invite(email);
    const find = async () =>
      (await writtenMails(core.dataFolder)).find(({ headers }) => headers.includes(`To: ${email}`));
    await expect.poll(find).toBeDefined();
    const mail = await find();
    const link = mail && linkIn(mail);
    expect(link?.pathname).toBe('/accept.html');
    expect(Object.fromEntries(link?.searchParams ?? [])).toEqual({
      tenant_id: owner.tenantId,
      token: expect.stringMatching(/^[\w-]{43}$/),
      email,
    });
    const { body } = await api.ok(team.accept, acceptance(link?.searchParams.get('token') ?? ''));
    expect(body.data.user.email).toBe(email);
  });

  it('replaces an earlier one of the same e-mail', async () => {
    const email = newEmail();
    const [first, second] = [await invite(email, 'viewer'), await invite(email.toUpperCase(), 'admin')];
    expect(await refusal(team.accept, acceptance(first.token))).toBe('gone');
    expect(await invitationsOf(owner.token)).toMatchObject([{ invitation_id: second.invitation_id }]);
    const { body } = await api.ok(team.accept, acceptance(second.token));
    expect(body.data.user.org_role).toBe('admin');
  });

  it('stays one when many invite the same e-mail at once', async () => {
    const email = newEmail();
    const made = await Promise.all(Array.from({ length: 6 }, () => invite(email)));
    const [open, ...others] = await invitationsOf(owner.token);
    expect(others).toEqual([]);
    const answers = await Promise.all(made.map(({ token }) => api.call(team.accept, acceptance(token))));
    const joined = made.filter((_, index) => answers[index]?.status === 201);
    expect(joined.map(({ invitation_id }) => invitation_id)).toEqual([open?.invitation_id]);
  });

  it('is a conflict for somebody on the team, whatever the letters', async () => {
    const member = await join('viewer');
    for (const email of [member.email.toUpperCase(), owner.email]) {
      const body = { email, org_role: 'operator' };
      expect(await refusal(team.invite, { token: owner.token, body })).toBe('conflict');
    }
  });

  it('makes nobody an owner', async () => {
    const body = { email: newEmail(), org_role: 'owner' };
    expect(await refusal(team.invite, { token: owner.token, body })).toBe('validation_failed');
  });

  it('that was revoked opens nothing, and is gone from the list', async () => {
    const { invitation_id, token } = await invite(newEmail());
    const input = { token: owner.token, params: { invitation_id } };
    expect((await api.ok(team.revokeInvitation, input)).status).toBe(204);
    expect(await refusal(team.accept, acceptance(token))).toBe('gone');
    expect(await invitationsOf(owner.token)).toEqual([]);
    expect(await refusal(team.revokeInvitation, input)).toBe('not_found');
    expect(await auditOf('team_invite.revoked')).toMatchObject([{ target_id: invitation_id }]);
  });

  it('is gone after its time', async () => {
    const { invitation_id, token } = await invite(newEmail());
    await asAdmin(database.adminUrl, 'update iris.team_invites set expires_at = now() where id = $1', [
      invitation_id,
    ]);
    expect(await refusal(team.accept, acceptance(token))).toBe('gone');
    expect(await invitationsOf(owner.token)).toEqual([]);
  });

  it('is forgotten a month later', async () => {
    const { invitation_id } = await invite(newEmail());
    await asAdmin(
      database.adminUrl,
      `update iris.team_invites set expires_at = now() - interval '31 days' where id = $1`,
      [invitation_id],
    );
    await invite(newEmail());
    const old = await asAdmin(database.adminUrl, 'select from iris.team_invites where id = $1', [
      invitation_id,
    ]);
    expect(old).toEqual([]);
  });

  it('is stored as hashes only, and leaves no token in the log', async () => {
    const { token } = await invite(newEmail());
    const rows = await asAdmin(database.adminUrl, 'select t::text as row from iris.team_invites t');
    expect(JSON.stringify(rows)).not.toContain(token);
    await api.ok(team.accept, acceptance(token));
    expect(core.logs()).not.toContain(token);
  });
});

describe('accepting', () => {
  it('makes a member of the team, signed in at once and able to sign in again', async () => {
    const [email, password] = [newEmail(), 'the password of Tom'];
    const { token, invitation_id } = await invite(email, 'operator');
    const { status, body } = await api.ok(team.accept, acceptance(token, { full_name: ' Tom ', password }));
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      user: { kind: 'operator', email, display_name: 'Tom', org_role: 'operator' },
      tenant: { tenant_id: owner.tenantId, slug: owner.slug },
    });
    const current = await api.ok(routes.sessions.current, { token: body.data.token });
    expect(current.body.data.session).toMatchObject({ user_id: body.data.user.id, org_role: 'operator' });
    const login = await api.ok(workspace.login, { body: { email, password } });
    expect(login.body.data.user.id).toBe(body.data.user.id);
    expect((await auditOf('user.created')).at(-1)).toEqual({
      actor_id: body.data.user.id,
      target_type: 'user',
      target_id: body.data.user.id,
      details: { org_role: 'operator', invitation_id },
    });
  });

  it('twice is a conflict, and makes one member', async () => {
    const { token } = await invite(newEmail());
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => api.call(team.accept, acceptance(token))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    expect(await refusal(team.accept, acceptance(token))).toBe('conflict');
    expect(await membersOf(owner.token)).toHaveLength(2);
  });

  it('with a wrong token, or at another workspace, tells nothing', async () => {
    const { token } = await invite(newEmail());
    const other = await createWorkspace(core.url);
    expect(await refusal(team.accept, acceptance('wrong'))).toBe('invalid_token');
    expect(await refusal(team.accept, acceptance(token, { tenant_id: other.tenantId }))).toBe(
      'invalid_token',
    );
    expect(await refusal(team.accept, acceptance(token, { tenant_id: newId() }))).toBe('invalid_token');
    expect(await refusal(team.accept, acceptance(token, { tenant_id: 'acme' }))).toBe('not_found');
  });

  it('asks for a password of 10 characters and a name', async () => {
    const { token } = await invite(newEmail());
    for (const overrides of [{ password: 'nine char' }, { full_name: '  ' }]) {
      expect(await refusal(team.accept, acceptance(token, overrides))).toBe('validation_failed');
    }
  });

  it('with a known e-mail joins a further workspace, and sign-in then asks which', async () => {
    const home = await createWorkspace(core.url);
    const { token } = await invite(home.email);
    await api.ok(team.accept, acceptance(token, { password: home.password }));
    const body = { email: home.email, password: home.password };
    const { error } = (await api.refused(workspace.login, { body })).body;
    expect(error).toMatchObject({
      code: 'workspace_required',
      workspaces: expect.arrayContaining([
        { slug: home.slug, name: 'Example Company' },
        { slug: owner.slug, name: 'Example Company' },
      ]),
    });
    const picked = await api.ok(workspace.login, { body: { ...body, slug: owner.slug } });
    expect(picked.body.data).toMatchObject({
      tenant: { tenant_id: owner.tenantId },
      user: { org_role: 'operator' },
    });
  });
});

describe('the list of members', () => {
  it('shows the team in the order of joining, and neither guests nor who was removed', async () => {
    await createGuest(core.url, owner.tenantId);
    const [admin, viewer, removed] = [await join('admin'), await join('viewer'), await join('operator')];
    await api.ok(team.removeMember, { token: owner.token, params: { user_id: removed.user.id } });
    const members = await membersOf(admin.token);
    expect(members.map(({ user_id, org_role }) => [user_id, org_role])).toEqual([
      [owner.user.id, 'owner'],
      [admin.user.id, 'admin'],
      [viewer.user.id, 'viewer'],
    ]);
    expect(members[0]).toMatchObject({ email: owner.email, display_name: 'Olivia Owner', avatar_url: null });
  });

  it.each(['operator', 'viewer'] as const)(
    'is for administrators, as is every other team route: %s',
    async (role) => {
      const { token } = await join(role);
      const params = { user_id: owner.user.id, invitation_id: newId() };
      const guarded = Object.values(team).filter(({ access }) => !('public' in access));
      for (const route of guarded) expect(await refusal(route, { token, params })).toBe('forbidden');
    },
  );
});

describe('changing a role', () => {
  const change = (user_id: string, org_role: string, token = owner.token) => ({
    token,
    params: { user_id },
    body: { org_role },
  });

  it('holds at once: sessions end, sockets close with 4001, the next sign-in has the new role', async () => {
    const member = await join('operator');
    const socket = socketClient(core.url, member.token);
    await socket.next('hello');
    const { body } = await api.ok(team.changeMember, change(member.user.id, 'admin'));
    expect(body.data).toMatchObject({ user_id: member.user.id, org_role: 'admin' });
    expect(await refusal(routes.channels.list, { token: member.token })).toBe('session_expired');
    expect(await socket.closed).toMatchObject({ code: 4001 });
    const login = await api.ok(workspace.login, {
      body: { email: member.email, password: member.password },
    });
    await membersOf(login.body.data.token);
    expect(await auditOf('team_member.role_changed')).toEqual([
      {
        actor_id: owner.user.id,
        target_type: 'user',
        target_id: member.user.id,
        details: { before: 'operator', after: 'admin', sessions_ended: 1 },
      },
    ]);
  });

  it('to the one it has changes nothing and ends nothing', async () => {
    const member = await join('operator');
    await api.ok(team.changeMember, change(member.user.id, 'operator'));
    await api.ok(routes.sessions.current, { token: member.token });
    expect(await auditOf('team_member.role_changed')).toEqual([]);
  });

  it('of owners is for owners: an admin neither makes nor touches one', async () => {
    const [admin, member] = [await join('admin'), await join('operator')];
    expect(await refusal(team.changeMember, change(member.user.id, 'owner', admin.token))).toBe('forbidden');
    expect(await refusal(team.changeMember, change(owner.user.id, 'viewer', admin.token))).toBe('forbidden');
    const remove = { token: admin.token, params: { user_id: owner.user.id } };
    expect(await refusal(team.removeMember, remove)).toBe('forbidden');
    await api.ok(team.changeMember, change(member.user.id, 'viewer', admin.token));
    const { body } = await api.ok(team.changeMember, change(member.user.id, 'owner'));
    expect(body.data.org_role).toBe('owner');
  });

  it('never leaves a workspace without an owner', async () => {
    expect(await refusal(team.changeMember, change(owner.user.id, 'admin'))).toBe('last_owner');
    const remove = { token: owner.token, params: { user_id: owner.user.id } };
    expect(await refusal(team.removeMember, remove)).toBe('last_owner');
    await api.ok(routes.sessions.current, { token: owner.token });
    const second = await join('owner');
    await api.ok(team.changeMember, change(owner.user.id, 'admin'));
    expect(await refusal(team.changeMember, change(second.user.id, 'viewer', second.token))).toBe(
      'last_owner',
    );
  });

  it('leaves one owner when two demote each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      owner = await createWorkspace(core.url);
      const second = await join('owner');
      const answers = await Promise.all([
        api.call(team.changeMember, change(second.user.id, 'admin', owner.token)),
        api.call(team.changeMember, change(owner.user.id, 'admin', second.token)),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const owners = await asAdmin(
        database.adminUrl,
        `select from iris.users where tenant_id = $1 and org_role = 'owner'`,
        [owner.tenantId],
      );
      expect(owners).toHaveLength(1);
    }
  });

  it('asks what the caller is now, and not what its token said when the call began', async () => {
    const admin = await join('admin');
    const [changed, answer] = await whileHeld(
      database.adminUrl,
      `with turn as (select pg_advisory_xact_lock(hashtextextended($1::text, 0)))
       update iris.users set org_role = 'operator' from turn where id = $2`,
      [owner.tenantId, admin.user.id],
      () => api.call(team.invite, { token: admin.token, body: { email: newEmail(), org_role: 'viewer' } }),
    );
    expect(changed).toBe(1);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  });

  it("knows neither a guest, nor another team's member, nor one that was removed", async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const [other, removed] = [await createWorkspace(core.url), await join('viewer')];
    await api.ok(team.removeMember, { token: owner.token, params: { user_id: removed.user.id } });
    for (const id of [guest.session.user_id, other.user.id, removed.user.id]) {
      expect(await refusal(team.changeMember, change(id, 'viewer'))).toBe('not_found');
      expect(await refusal(team.removeMember, { token: owner.token, params: { user_id: id } })).toBe(
        'not_found',
      );
    }
  });
});

describe('removing a member', () => {
  it('ends its sessions at once, on this node and every other, and its sign-in', async () => {
    const member = await join('operator');
    const other = await startCoreApi({ databaseUrl: database.appUrl });
    try {
      const sockets = [core, other].map(({ url }) => socketClient(url, member.token));
      await Promise.all(sockets.map((socket) => socket.next('hello')));
      const { status } = await api.ok(team.removeMember, {
        token: owner.token,
        params: { user_id: member.user.id },
      });
      expect(status).toBe(204);
      expect(await refusal(routes.channels.list, { token: member.token })).toBe('session_expired');
      for (const { closed } of sockets) expect(await closed).toMatchObject({ code: 4001 });
    } finally {
      await other.stop();
    }
    const body = { email: member.email, password: member.password };
    expect(await refusal(workspace.login, { body })).toBe('invalid_credentials');
    expect(await auditOf('team_member.removed')).toMatchObject([
      { target_id: member.user.id, details: { org_role: 'operator', sessions_ended: 1 } },
    ]);
  });

  it('lets no sign-in slip through that began just before', async () => {
    const member = await join('operator');
    const login = { body: { email: member.email, password: member.password } };
    // Holds the row that both need, so that the sign-in, its password checked, stands behind the removal.
    const [removal, signIn] = await whileHeld(
      database.adminUrl,
      'update iris.users set removed_at = now() where id = $1',
      [member.user.id],
      () => api.call(workspace.login, login),
    );
    expect(removal).toBe(1);
    expect(signIn).toMatchObject({ status: 401, body: { error: { code: 'invalid_credentials' } } });
  });

  it('leaves what it wrote, and its e-mail can be invited again', async () => {
    const member = await join('operator');
    const guest = await createGuest(core.url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    await api.ok(routes.messages.post, { token: member.token, params, body: { content: 'Good morning' } });
    await api.ok(team.removeMember, { token: owner.token, params: { user_id: member.user.id } });
    const again = await join('viewer', member.email);
    expect(again.user.id).not.toBe(member.user.id);
    const { body } = await api.ok(routes.messages.list, { token: guest.token, params });
    expect(body.data).toMatchObject([{ content: 'Good morning', sender: { id: member.user.id } }]);
  });
});
