import { routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createTeamMember,
  createWorkspace,
  linkIn,
  type ReadMail,
  socketClient,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
  writtenMails,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asAdmin, whileHeld } from './support/databases.ts';

const { forgot, reset } = routes.passwords;
const { login } = routes.workspace;

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

const newPassword = 'a completely new one';

const refusal = async (...args: Parameters<ApiClient['refused']>) =>
  (await api.refused(...args)).body.error.code;

const signIn = (email: string, password: string, slug?: string) =>
  api.call(login, { body: { email, password, ...(slug && { slug }) } });

async function mailsTo(email: string): Promise<ReadMail[]> {
  const mails = await writtenMails(core.dataFolder);
  return mails.filter(
    ({ headers }) => headers.includes(`To: ${email}`) && headers.includes('Subject: Set a new password'),
  );
}

const tokenIn = (mail: ReadMail | undefined): string => {
  const hash = mail ? linkIn(mail).hash : '';
  return new URLSearchParams(hash.slice(1)).get('reset_token') ?? '';
};

/** Asks for a link and reads it in the mail. */
async function linkFor(email: string): Promise<string> {
  const before = (await mailsTo(email)).length;
  await api.ok(forgot, { body: { email } });
  await expect.poll(async () => (await mailsTo(email)).length).toBe(before + 1);
  return tokenIn((await mailsTo(email)).at(-1));
}

const setPassword = (token: string, password = newPassword) => ({ body: { token, password } });

describe('a forgotten password', () => {
  it('is answered alike for a known e-mail and an unknown one, and never with a token', async () => {
    for (const email of [owner.email.toUpperCase(), 'nobody@example.com']) {
      const { status, body } = await api.ok(forgot, { body: { email } });
      expect(status).toBe(202);
      expect(body.data).toEqual({
        email: email.toLowerCase(),
        expires_at: expect.any(String),
        sends_mail: false,
      });
      expect((Date.parse(body.data.expires_at) - Date.now()) / 60_000).toBeCloseTo(60, 0);
    }
  });

  it('brings a mail to who has that e-mail, with the token where no server reads it, and to nobody else', async () => {
    await api.ok(forgot, { body: { email: 'nobody@example.com' } });
    const token = await linkFor(owner.email);
    expect(token).toMatch(/^[\w-]{43}$/);
    const [mail] = await mailsTo(owner.email);
    const link = mail && linkIn(mail);
    expect(link?.pathname).toBe('/login.html');
    expect(link?.search).toBe('');
    // Jobs run in order: the earlier one is through.
    expect(await mailsTo('nobody@example.com')).toEqual([]);
  });

  it('brings none to a removed team member', async () => {
    const member = await createTeamMember(core.url, owner, 'viewer');
    const removal = { token: owner.token, params: { user_id: member.user.id } };
    await api.ok(routes.team.removeMember, removal);
    await api.ok(forgot, { body: { email: member.email } });
    await linkFor(owner.email);
    expect(await mailsTo(member.email)).toEqual([]);
  });

  it('is stored as a hash, and leaves no token in jobs and log', async () => {
    const token = await linkFor(owner.email);
    const rows = await asAdmin(
      database.adminUrl,
      `select r::text as row from iris.password_resets r
       union all select j::text from graphile_worker._private_jobs j`,
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    await api.ok(reset, setPassword(token));
    expect(core.logs()).not.toContain(token);
    expect(core.logs()).not.toContain(newPassword);
  });
});

describe('setting a new password', () => {
  it('replaces the old one', async () => {
    const { status, body } = await api.ok(reset, setPassword(await linkFor(owner.email)));
    expect(status).toBe(200);
    expect(body.data).toEqual({ workspaces: [{ slug: owner.slug, name: 'Example Company' }] });
    expect((await signIn(owner.email, owner.password)).status).toBe(401);
    expect((await signIn(owner.email, newPassword)).status).toBe(200);
  });

  it("ends every session of that person, closes its sockets with 4001, and leaves others' alone", async () => {
    const member = await createTeamMember(core.url, owner, 'admin');
    const second = await api.ok(login, { body: { email: member.email, password: member.password } });
    const socket = socketClient(core.url, member.token);
    await socket.next('hello');
    await api.ok(reset, setPassword(await linkFor(member.email)));
    for (const token of [member.token, second.body.data.token])
      expect(await refusal(routes.sessions.current, { token })).toBe('session_expired');
    expect(await socket.closed).toMatchObject({ code: 4001 });
    await api.ok(routes.sessions.current, { token: owner.token });
  });

  it('leaves an audit row in the name of that person', async () => {
    const answer = await api.ok(reset, setPassword(await linkFor(owner.email)));
    const rows = await asAdmin(
      database.adminUrl,
      `select actor_kind, actor_id, target_type, target_id, request_id, details from iris.audit_log
       where tenant_id = $1 and action = 'user.password_reset'`,
      [owner.tenantId],
    );
    expect(rows).toEqual([
      {
        actor_kind: 'operator',
        actor_id: owner.user.id,
        target_type: 'user',
        target_id: owner.user.id,
        request_id: answer.headers.get('x-request-id'),
        details: { sessions_ended: 1 },
      },
    ]);
  });

  it('works once, however many try at the same moment', async () => {
    const token = await linkFor(owner.email);
    const answers = await Promise.all(
      ['first password', 'second password', 'third password'].map(async (password) => ({
        password,
        status: (await api.call(reset, setPassword(token, password))).status,
      })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410]);
    const [set] = answers.filter(({ status }) => status === 200);
    expect((await signIn(owner.email, set?.password ?? '')).status).toBe(200);
    expect(await refusal(reset, setPassword(token))).toBe('gone');
  });

  it('ends the other links of that e-mail too', async () => {
    const [first, second] = [await linkFor(owner.email), await linkFor(owner.email)];
    const answers = await Promise.all([first, second].map((token) => api.call(reset, setPassword(token))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  });

  it('is refused after an hour, and with a wrong token or a short password', async () => {
    const token = await linkFor(owner.email);
    expect(await refusal(reset, setPassword(token, 'nine char'))).toBe('validation_failed');
    await asAdmin(database.adminUrl, 'update iris.password_resets set expires_at = now() where email = $1', [
      owner.email,
    ]);
    expect(await refusal(reset, setPassword(token))).toBe('gone');
    expect(await refusal(reset, setPassword('wrong'))).toBe('invalid_token');
    expect((await signIn(owner.email, owner.password)).status).toBe(200);
  });

  it('holds in every workspace of that e-mail, whatever its password was there', async () => {
    const other = await createWorkspace(core.url);
    const there = await createTeamMember(core.url, other, 'operator', { email: owner.email });
    const { body } = await api.ok(reset, setPassword(await linkFor(owner.email)));
    expect(body.data.workspaces.map(({ slug }) => slug)).toEqual([owner.slug, other.slug]);
    for (const token of [owner.token, there.token])
      expect(await refusal(routes.sessions.current, { token })).toBe('session_expired');
    expect((await signIn(owner.email, there.password)).status).toBe(401);
    const asked = await api.refused(login, { body: { email: owner.email, password: newPassword } });
    expect(asked.body.error).toMatchObject({
      code: 'workspace_required',
      workspaces: [{ slug: owner.slug }, { slug: other.slug }],
    });
    for (const { slug } of [owner, other])
      expect((await signIn(owner.email, newPassword, slug)).status).toBe(200);
    // The owner of the other workspace is somebody else.
    await api.ok(routes.sessions.current, { token: other.token });
  });

  it('lets no sign-in with the old one slip through that began just before', async () => {
    const [, answer] = await whileHeld(
      database.adminUrl,
      `update iris.users set password_hash = '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAA' where id = $1`,
      [owner.user.id],
      () => signIn(owner.email, owner.password),
    );
    expect(answer.status).toBe(401);
  });
});
