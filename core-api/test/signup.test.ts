import { stat } from 'node:fs/promises';
import path from 'node:path';
import { routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createWorkspace,
  linkIn,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  writtenMails,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { slugAvailable, signup, verify, login } = routes.workspace;

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

let counter = 0;
const formOf = (overrides: object = {}) => {
  counter += 1;
  return {
    full_name: 'Olivia Owner',
    email: `olivia-${counter}@example.com`,
    password: 'a long password',
    company_name: 'Example Company',
    slug: `example-${counter}`,
    ...overrides,
  };
};

async function pending(overrides: object = {}) {
  const { body } = await api.ok(signup, { body: formOf(overrides) });
  return body.data;
}

const refusal = async (...args: Parameters<ApiClient['refused']>) => (await api.refused(...args)).body.error;

const statusesOf = (answers: readonly { status: number }[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

const lastMail = async () => {
  const mail = (await writtenMails(core.dataFolder)).at(-1);
  if (!mail) throw new Error('no mail was written');
  return mail;
};

describe('signing up', () => {
  it('answers with what is pending, and with the token where no mail server is set', async () => {
    const form = formOf({ email: 'Mixed.Case@Example.COM' });
    const { status, body } = await api.ok(signup, { body: form });
    expect(status).toBe(202);
    expect(body.data).toMatchObject({
      email: 'mixed.case@example.com',
      slug: form.slug,
      verification_required: true,
      verification_email_sent: false,
      verification_token: expect.stringMatching(/^[\w-]{43}$/),
    });
    const hours = (Date.parse(body.data.expires_at) - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(24, 1);
  });

  it('writes the mail as a file that nobody else reads, with a link to the signup page', async () => {
    const { tenant_id, slug, email, verification_token } = await pending();
    const mail = await lastMail();
    expect(mail.headers).toContain(`To: ${email}`);
    const link = linkIn(mail);
    expect(link.pathname).toBe('/signup.html');
    expect(Object.fromEntries(link.searchParams)).toEqual({ tenant_id, token: verification_token, slug });
    const folder = path.join(core.dataFolder, 'mail');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('shows what a person typed as text, never as markup', async () => {
    await pending({ full_name: '<img src=x onerror=alert(1)>', company_name: '"A" & <b>B</b>' });
    const { html } = await lastMail();
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('&quot;A&quot; &amp; &lt;b&gt;B&lt;/b&gt;');
  });

  it.each([
    ['a short password', { password: 'nine char' }, '/password'],
    ['no e-mail', { email: 'olivia' }, '/email'],
    ['a blank name', { full_name: '   ' }, '/full_name'],
    ['a slug in capitals', { slug: 'Example' }, '/slug'],
    ['a slug of two letters', { slug: 'ab' }, '/slug'],
    ['a slug that ends in a hyphen', { slug: 'example-' }, '/slug'],
    ['NUL in a name', { company_name: 'a\0b' }, '/company_name'],
    ['an unknown field', { referrer: 'x' }, '/referrer'],
    ['another plan', { plan: 'enterprise' }, '/plan'],
  ])('refuses %s, naming it', async (_, overrides, where) => {
    const error = await refusal(signup, { body: formOf(overrides) });
    expect(error).toMatchObject({ code: 'validation_failed', details: [{ path: where }] });
  });
});

describe('a slug', () => {
  const isAvailable = async (slug: string) => (await api.ok(slugAvailable, { query: { slug } })).body.data;

  it('is free until somebody signs up with it, and held from then on', async () => {
    const form = formOf();
    expect(await isAvailable(form.slug)).toEqual({ slug: form.slug, available: true });
    await api.ok(signup, { body: form });
    expect(await isAvailable(form.slug)).toEqual({ slug: form.slug, available: false });
    expect(await refusal(signup, { body: formOf({ slug: form.slug }) })).toMatchObject({
      code: 'slug_taken',
    });
  });

  it('goes to one of many who ask for it at the same moment', async () => {
    const slug = formOf().slug;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.call(signup, { body: formOf({ slug }) })),
    );
    expect(statusesOf(answers)).toEqual([202, 409, 409, 409, 409, 409, 409, 409]);
  });

  it('is free again when nobody confirmed within 24 hours, and stays with a workspace', async () => {
    const { tenant_id, slug } = await pending();
    await asAdmin(database.adminUrl, `update iris.signups set expires_at = now() where tenant_id = $1`, [
      tenant_id,
    ]);
    expect(await isAvailable(slug)).toMatchObject({ available: true });
    const next = await pending({ slug });
    await api.ok(verify, { body: { tenant_id: next.tenant_id, token: next.verification_token } });
    await asAdmin(database.adminUrl, `update iris.signups set expires_at = now() where tenant_id = $1`, [
      next.tenant_id,
    ]);
    expect(await isAvailable(slug)).toMatchObject({ available: false });
  });

  it.each(['www', 'api', 'admin', 'docs', 'ab', 'Example', 'a_b', '-abc', 'a'.repeat(41), 'a\0b'])(
    'is never free: %j',
    async (slug) => {
      expect(await isAvailable(slug)).toMatchObject({ available: false });
    },
  );

  it('that is reserved is refused as one that is taken', async () => {
    expect(await refusal(signup, { body: formOf({ slug: 'admin' }) })).toMatchObject({ code: 'slug_taken' });
  });
});

describe('confirming', () => {
  it('opens the workspace: tenant, owner, settings, retention, session and audit rows', async () => {
    const form = formOf({ company_name: '  Ann & Sons  ' });
    const { body } = await api.ok(signup, { body: form });
    const { tenant_id, verification_token: token } = body.data;
    const answer = await api.ok(verify, { body: { tenant_id, token } });
    expect(answer.status).toBe(201);
    expect(answer.body.data).toMatchObject({
      user: { kind: 'operator', email: form.email, display_name: 'Olivia Owner', org_role: 'owner' },
      tenant: { tenant_id, name: 'Ann & Sons', slug: form.slug, plan: 'trial', status: 'active' },
    });
    const session = await api.ok(routes.sessions.current, { token: answer.body.data.token });
    expect(session.body.data).toMatchObject({ session: { org_role: 'owner' }, chat: null });
    const settings = await api.ok(routes.widgetConfig.get, { token: answer.body.data.token });
    expect(settings.body.data).toMatchObject({ title: 'Ann & Sons', allowed_origins: [] });
    const [retention] = await asAdmin(
      database.adminUrl,
      `select messages_days, audit_days, attachments_days, guests_days from iris.retention_policies where tenant_id = $1`,
      [tenant_id],
    );
    expect(retention).toEqual({
      messages_days: 730,
      audit_days: 2_190,
      attachments_days: 730,
      guests_days: 365,
    });
    const audit = await asAdmin(
      database.adminUrl,
      `select action, actor_id, target_type, host(ip) as ip, request_id from iris.audit_log where tenant_id = $1 order by position`,
      [tenant_id],
    );
    const common = {
      actor_id: answer.body.data.user.id,
      ip: '127.0.0.1',
      request_id: answer.headers.get('x-request-id'),
    };
    expect(audit).toEqual([
      { action: 'tenant.created', target_type: 'tenant', ...common },
      { action: 'user.created', target_type: 'user', ...common },
      { action: 'session.started', target_type: 'session', ...common },
    ]);
  });

  it('twice is a conflict, and makes nothing', async () => {
    const { tenant_id, verification_token: token } = await pending();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.call(verify, { body: { tenant_id, token } })),
    );
    expect(statusesOf(answers)).toEqual([201, 409, 409, 409, 409]);
    expect(await refusal(verify, { body: { tenant_id, token } })).toMatchObject({ code: 'already_verified' });
    const users = await asAdmin(database.adminUrl, 'select from iris.users where tenant_id = $1', [
      tenant_id,
    ]);
    expect(users).toHaveLength(1);
  });

  it('too late is gone', async () => {
    const { tenant_id, verification_token: token } = await pending();
    await asAdmin(database.adminUrl, 'update iris.signups set expires_at = now() where tenant_id = $1', [
      tenant_id,
    ]);
    expect(await refusal(verify, { body: { tenant_id, token } })).toMatchObject({ code: 'gone' });
  });

  it('with a wrong token tells nothing, not even that the signup exists', async () => {
    const { tenant_id } = await pending();
    const wrong = await refusal(verify, { body: { tenant_id, token: 'wrong' } });
    const unknown = await refusal(verify, { body: { tenant_id: newId(), token: 'wrong' } });
    const { request_id: _one, ...wrongError } = wrong;
    const { request_id: _two, ...unknownError } = unknown;
    expect(wrongError).toMatchObject({ code: 'invalid_token' });
    expect(unknownError).toEqual(wrongError);
  });

  it('at an address that no workspace can have is not found', async () => {
    const { verification_token: token } = await pending();
    expect(await refusal(verify, { body: { tenant_id: 'acme', token } })).toMatchObject({
      code: 'not_found',
    });
  });

  it('makes nothing where a workspace has got the slug in some other way', async () => {
    const { tenant_id, slug, verification_token: token } = await pending();
    const other = await createWorkspace(core.url);
    await asAdmin(database.adminUrl, 'update iris.tenants set slug = $1 where tenant_id = $2', [
      slug,
      other.tenantId,
    ]);
    expect(await refusal(verify, { body: { tenant_id, token } })).toMatchObject({ code: 'slug_taken' });
    expect(
      await asAdmin(database.adminUrl, 'select from iris.users where tenant_id = $1', [tenant_id]),
    ).toEqual([]);
  });

  it('keeps the password in one place only, and hashed', async () => {
    const { tenant_id, verification_token: token } = await pending({ password: 'never in the clear' });
    await api.ok(verify, { body: { tenant_id, token } });
    const [row] = await asAdmin<{ signup: string | null; owner: string }>(
      database.adminUrl,
      `select s.password_hash as signup, u.password_hash as owner
       from iris.signups s join iris.users u using (tenant_id) where tenant_id = $1`,
      [tenant_id],
    );
    expect(row).toEqual({ signup: null, owner: expect.stringMatching(/^\$argon2id\$/) });
  });
});

describe('an e-mail that owns a workspace', () => {
  it('gets the same answer, key by key, and the slug is held alike', async () => {
    const { email } = await createWorkspace(core.url);
    const [owner, stranger] = [await pending({ email }), await pending()];
    expect(Object.keys(owner)).toEqual(Object.keys(stranger));
    expect(owner).toMatchObject({ verification_required: true, verification_email_sent: false });
    const { body } = await api.ok(slugAvailable, { query: { slug: owner.slug } });
    expect(body.data.available).toBe(false);
  });

  it('is told so by mail, and its token opens nothing', async () => {
    const { email } = await createWorkspace(core.url);
    const { tenant_id, verification_token: token } = await pending({ email: email.toUpperCase() });
    const mail = await lastMail();
    expect(mail.headers).toContain(`To: ${email}`);
    expect(mail.headers).toContain('Subject: You already have an Iris workspace');
    expect(`${mail.text}${mail.html}`).not.toContain(token);
    expect(linkIn(mail).pathname).toBe('/login.html');
    expect(await refusal(verify, { body: { tenant_id, token } })).toMatchObject({ code: 'invalid_token' });
    expect(await refusal(login, { body: { email, password: 'a long password' } })).toMatchObject({
      code: 'invalid_credentials',
    });
  });
});

it('leaves no token and no password in the log', async () => {
  const { tenant_id, verification_token: token } = await pending({
    password: 'a secret that is grepped for',
  });
  const { body } = await api.ok(verify, { body: { tenant_id, token } });
  const logs = core.logs();
  for (const secret of ['a secret that is grepped for', token, body.data.token])
    expect(logs).not.toContain(secret);
});
