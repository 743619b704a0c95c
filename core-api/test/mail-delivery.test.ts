import { routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  linkIn,
  type MailServer,
  startCoreApi,
  startMailServer,
  type TestCoreApi,
  type TestDatabase,
} from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { signup, verify } = routes.workspace;

let mailServer: MailServer;
let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;

beforeAll(async () => {
  mailServer = await startMailServer();
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl, env: { SMTP_URL: mailServer.url } });
  api = apiClient(core.url);
});
afterAll(async () => {
  await core.stop();
  await mailServer.stop();
  await database.drop();
});

const formOf = (slug: string, overrides: object = {}) => ({
  full_name: 'Olivia Owner',
  email: `${slug}@example.com`,
  password: 'a long password',
  company_name: 'Example Company',
  slug,
  ...overrides,
});

async function createWorkspaceByMail(slug: string) {
  const form = formOf(slug);
  await api.ok(signup, { body: form });
  const { searchParams } = linkIn(await mailServer.mailTo(form.email));
  const [tenantId, token] = [searchParams.get('tenant_id') ?? '', searchParams.get('token')];
  const { body } = await api.ok(verify, { body: { tenant_id: tenantId, token } });
  return { tenantId, email: form.email, token: body.data.token };
}

it('sends the token by mail alone, and the link opens the workspace', async () => {
  const { body } = await api.ok(signup, { body: formOf('by-mail') });
  expect(body.data).toMatchObject({ verification_email_sent: true });
  expect(body.data).not.toHaveProperty('verification_token');
  const { searchParams } = linkIn(await mailServer.mailTo('by-mail@example.com'));
  const token = searchParams.get('token') ?? '';
  const verified = await api.ok(verify, { body: { tenant_id: searchParams.get('tenant_id'), token } });
  expect(verified.body.data.tenant.slug).toBe('by-mail');
});

it('mails an invitation, and still answers with a token: each opens it', async () => {
  const owner = await createWorkspaceByMail('inviting');
  const invite = async (email: string) => {
    const body = { email, org_role: 'viewer' };
    return (await api.ok(routes.team.invite, { token: owner.token, body })).body.data;
  };
  const form = { tenant_id: owner.tenantId, full_name: 'Tom Team', password: 'a long password' };
  const byMail = await invite('invited-by-mail@example.com');
  expect(byMail.email_sent).toBe(true);
  const { searchParams } = linkIn(await mailServer.mailTo(byMail.email));
  const token = searchParams.get('token') ?? '';
  expect(token).not.toBe(byMail.token);
  await api.ok(routes.team.accept, { body: { ...form, token } });
  const byAnswer = await invite('invited-by-answer@example.com');
  await api.ok(routes.team.accept, { body: { ...form, token: byAnswer.token } });
});

it('mails the link of a forgotten password, again when the server refuses for now', async () => {
  const owner = await createWorkspaceByMail('forgetful');
  mailServer.failNext(1);
  for (const email of [owner.email, 'nobody@example.com']) {
    const { body } = await api.ok(routes.passwords.forgot, { body: { email } });
    expect(body.data.sends_mail).toBe(true);
  }
  const { hash } = linkIn(await mailServer.mailTo(owner.email, 'Subject: Set a new password'));
  const token = new URLSearchParams(hash.slice(1)).get('reset_token') ?? '';
  const { body } = await api.ok(routes.passwords.reset, {
    body: { token, password: 'a completely new one' },
  });
  expect(body.data.workspaces.map(({ slug }) => slug)).toEqual(['forgetful']);
});

it('answers an owner of a workspace alike, and mails that it has one', async () => {
  const { body } = await api.ok(signup, { body: formOf('second', { email: 'by-mail@example.com' }) });
  expect(Object.keys(body.data)).toEqual([
    'signup_id',
    'tenant_id',
    'email',
    'slug',
    'verification_required',
    'verification_email_sent',
    'expires_at',
  ]);
  await expect.poll(() => mailServer.mails.at(-1)).toContain('Subject: You already have an Iris workspace');
});

it('tries again when the mail server refuses for now, and stores no token meanwhile', async () => {
  mailServer.failNext(1);
  await api.ok(signup, { body: formOf('retried') });
  const { searchParams } = linkIn(await mailServer.mailTo('retried@example.com'));
  const token = searchParams.get('token') ?? '';
  const jobs = await asAdmin(
    database.adminUrl,
    'select payload::text, last_error from graphile_worker._private_jobs',
  );
  expect(JSON.stringify(jobs)).not.toContain(token);
  await api.ok(verify, { body: { tenant_id: searchParams.get('tenant_id'), token } });
});

it('enqueues no mail for a signup that was refused', async () => {
  const answers = await Promise.all([1, 2].map(() => api.call(signup, { body: formOf('only-one') })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409]);
  await mailServer.mailTo('only-one@example.com');
  const mails = mailServer.mails.filter((source) => source.includes('To: only-one@example.com'));
  const [{ waiting } = { waiting: -1 }] = await asAdmin<{ waiting: number }>(
    database.adminUrl,
    'select count(*)::integer as waiting from graphile_worker._private_jobs where attempts = 0',
  );
  expect({ mails: mails.length, waiting }).toEqual({ mails: 1, waiting: 0 });
});

it('goes on after every connection to the database was cut', async () => {
  await asAdmin(
    database.adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'iris_app' and datname = current_database()`,
  );
  const form = formOf('after-a-cut');
  await expect
    .poll(async () => (await api.call(signup, { body: form })).status, { timeout: 10_000 })
    .toBe(202);
  await mailServer.mailTo('after-a-cut@example.com');
});
