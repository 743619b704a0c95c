import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { internalRoutes, type Route, routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  type CallInput,
  createDatabase,
  createGuest,
  createKey,
  createWorkspace,
  startBff,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type TestService,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, expect } from 'vitest';
import { type CredentialKind, itRefuses } from './support/credential-table.ts';
import { asAdmin } from './support/databases.ts';
import { wrongTokens, type WrongTokens } from './support/wrong-tokens.ts';

// Every kind of credential × every way in which it can be wrong × what it is answered with, against a running service.
// Each is let in first, so that what is refused is refused for what is wrong with it.

const bffKey = randomBytes(24).toString('base64url');
let database: TestDatabase;
let core: TestCoreApi;
let bff: TestService;
let api: ApiClient;
let ours: Workspace;
let theirs: Workspace;
let forge: WrongTokens;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl, env: { IRIS_BFF_KEY: bffKey } });
  bff = await startBff({ apiUrl: core.url, env: { IRIS_BFF_KEY: bffKey } });
  api = apiClient(core.url);
  [ours, theirs] = [await createWorkspace(core.url), await createWorkspace(core.url)];
  forge = await wrongTokens(core.dataFolder);
  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  await admin(
    `insert into iris.signing_keys (kid, public_jwk, created_at, retires_at)
     select 'another', public_jwk || $1, created_at, retires_at from iris.signing_keys limit 1`,
    JSON.stringify({ kid: 'another', x, y }),
  );
});
afterAll(async () => {
  await bff.stop();
  await core.stop();
  await database.drop();
});

const admin = (text: string, ...values: unknown[]) => asAdmin(database.adminUrl, text, values);
const cut = (text: string) => text.slice(0, -4);

/** The code of an error, or the status of a success. */
async function outcome(route: Route, input: CallInput): Promise<string> {
  const { status, body } = await api.call(route, input);
  const error: unknown = Reflect.get(Object(body), 'error');
  return error === undefined ? String(status) : String(Reflect.get(Object(error), 'code'));
}

const past = () => ({ exp: Math.floor(Date.now() / 1_000) - 1 });

/** What is the same for all session tokens, whichever way they come. */
const forgeries: CredentialKind<string>['wrongs'] = [
  ['of HS256 with our public key as its secret', 'invalid_token', (token) => forge.hmacOfPublicKey(token)],
  ['of an audience that we never issue', 'invalid_token', (token) => forge.signed(token, { aud: 'other' })],
  ['of two audiences', 'invalid_token', (token) => forge.signed(token, { aud: ['chat', 'admin'] })],
  ["under another key's kid", 'invalid_token', (token) => forge.underKeyId(token, 'another')],
  ['under the kid of no key', 'invalid_token', (token) => forge.underKeyId(token, 'nobody')],
  ['expired', 'session_expired', (token) => forge.signed(token, past())],
  ['cut', 'invalid_token', cut],
  [
    "changed to another tenant's",
    'invalid_token',
    (token) => forge.tampered(token, { tid: theirs.tenantId }),
  ],
];

const current = (token: string) => outcome(routes.sessions.current, { token });
const revokedBy =
  (route: Route) =>
  async (token: string): Promise<string> => {
    expect(await outcome(route, { token })).toBe('204');
    return token;
  };
const signIn = async ({ email, password } = ours) =>
  (await api.ok(routes.workspace.login, { body: { email, password } })).body.data.token;

itRefuses({
  name: 'a chat token',
  make: async () => (await createGuest(core.url, ours.tenantId)).token,
  use: current,
  right: '200',
  wrongs: [
    ...forgeries,
    ['of algorithm none', 'invalid_token', (token) => forge.unsigned(token)],
    [
      'of the team’s audience under the guest’s signature',
      'invalid_token',
      (token) => forge.tampered(token, { aud: 'admin', role: 'admin' }),
    ],
    ['revoked', 'session_expired', revokedBy(routes.sessions.end)],
  ],
});

itRefuses({
  name: 'a console token',
  make: () => signIn(),
  use: current,
  right: '200',
  wrongs: [
    ...forgeries,
    ['of algorithm none', 'invalid_token', (token) => forge.unsigned(token)],
    [
      'of the audience chat under the team’s signature',
      'invalid_token',
      (token) => forge.tampered(token, { aud: 'chat' }),
    ],
    ['of no role', 'invalid_token', (token) => forge.signed(token, { role: undefined })],
    ['revoked', 'session_expired', revokedBy(routes.workspace.logout)],
  ],
});

itRefuses({
  name: 'a console cookie',
  make: () => signIn(),
  async use(token) {
    const url = new URL(routes.team.members.path, bff.url);
    const response = await fetch(url, { headers: { cookie: `iris_session=${token}`, origin: bff.url } });
    const body: unknown = await response.json();
    return response.ok ? String(response.status) : String(Object(Object(body).error).code);
  },
  right: '200',
  wrongs: [
    ...forgeries,
    ['a guest’s token', 'forbidden', async () => (await createGuest(core.url, ours.tenantId)).token],
    // What hasn't the form of our tokens is no cookie of ours.
    ['of algorithm none', 'auth_required', (token) => forge.unsigned(token)],
    ['an API key', 'auth_required', async () => (await createKey(core.url, ours.token)).secret],
    ['revoked', 'session_expired', revokedBy(routes.workspace.logout)],
  ],
});

const useOf = (route: Route) => (token: string) => outcome(route, { token });
const rotated = async (grace_seconds: number): Promise<string> => {
  const { key_id, secret } = await createKey(core.url, ours.token);
  await api.ok(routes.keys.rotate, { token: ours.token, params: { key_id }, body: { grace_seconds } });
  return secret;
};

itRefuses({
  name: 'a secret key',
  make: async () => (await createKey(core.url, ours.token)).secret,
  use: useOf(routes.product.listChannels),
  right: '200',
  wrongs: [
    ['cut', 'invalid_token', cut],
    ['of another secret', 'invalid_token', (key) => `${key.slice(0, -43)}${'A'.repeat(43)}`],
    [
      'the secret of another key',
      'invalid_token',
      async (key) => `${key.slice(0, -43)}${(await createKey(core.url, ours.token)).secret.slice(-43)}`,
    ],
    ['said to be publishable', 'invalid_token', (key) => key.replace('iris_sk_', 'iris_pub_')],
    ['not a key but a session token', 'forbidden', () => ours.token],
    ['rotated without a grace', 'invalid_token', () => rotated(0)],
    ['rotated within its grace', '200', () => rotated(60)],
    [
      'rotated past its grace',
      'invalid_token',
      async () => {
        const key = await rotated(60);
        await admin(
          `update iris.api_keys set previous_expires_at = now() where id::text = $1`,
          key.split('_')[2],
        );
        return key;
      },
    ],
    [
      'revoked',
      'invalid_token',
      async (key) => {
        await api.ok(routes.keys.revoke, { token: ours.token, params: { key_id: key.split('_')[2] ?? '' } });
        return key;
      },
    ],
  ],
});

itRefuses({
  name: 'a publishable key',
  make: async () => (await createKey(core.url, ours.token, { key_type: 'publishable' })).secret,
  use: useOf(routes.product.me),
  right: '200',
  wrongs: [
    ['cut', 'invalid_token', cut],
    ['said to be secret', 'invalid_token', (key) => key.replace('iris_pub_', 'iris_sk_')],
    ['of another secret', 'invalid_token', (key) => `${key.slice(0, -43)}${'A'.repeat(43)}`],
  ],
});

/** What a workspace's people hold, each workspace with its own. */
interface Held {
  readonly workspace: Workspace;
  readonly secret: string;
}

itRefuses<Held>({
  name: 'a resume token',
  async make() {
    const { resume_token } = await createGuest(core.url, ours.tenantId);
    return { workspace: ours, secret: resume_token };
  },
  use: ({ workspace, secret }) =>
    outcome(routes.sessions.startGuest, { body: { tenant_id: workspace.tenantId, resume_token: secret } }),
  right: '200',
  // A wrong one is as none: whoever comes is a new guest.
  wrongs: [
    ['cut', '201', (held) => ({ ...held, secret: cut(held.secret) })],
    ["taken to another tenant's", '201', (held) => ({ ...held, workspace: theirs })],
    ['expired', '201', (held) => aged(held, 'expires_at = now()')],
    ['used, within its grace', '200', (held) => aged(held, `replaced_at = now() - interval '59 seconds'`)],
    ['used, past its grace', '201', (held) => aged(held, `replaced_at = now() - interval '60 seconds'`)],
    [
      'revoked with its session',
      '201',
      async (held) => {
        const body = { tenant_id: ours.tenantId, resume_token: held.secret };
        const again = (await api.ok(routes.sessions.startGuest, { body })).body.data;
        await api.ok(routes.sessions.end, { token: again.token });
        return { ...held, secret: again.resume_token };
      },
    ],
  ],
});

async function aged(held: Held, change: string): Promise<Held> {
  await admin(
    `update iris.resume_tokens set ${change} where token_hash = sha256(convert_to($1, 'UTF8'))`,
    held.secret,
  );
  return held;
}

itRefuses<Workspace>({
  name: 'a password',
  make: () => createWorkspace(core.url),
  use: ({ email, password, slug }) => outcome(routes.workspace.login, { body: { email, password, slug } }),
  right: '200',
  wrongs: [
    ['cut', 'invalid_credentials', (one) => ({ ...one, password: cut(one.password) })],
    ["of another's", 'invalid_credentials', (one) => ({ ...one, password: ours.password })],
    ["brought to another tenant's", 'invalid_credentials', (one) => ({ ...one, slug: theirs.slug })],
    [
      'replaced by a new one',
      'invalid_credentials',
      async (one) => {
        const { secret } = await resetOf(one);
        await api.ok(routes.passwords.reset, { body: { token: secret, password: 'a completely new one' } });
        return one;
      },
    ],
    [
      'of somebody who was removed',
      'invalid_credentials',
      async (one) => {
        await admin('update iris.users set removed_at = now() where id = $1', one.user.id);
        return one;
      },
    ],
  ],
});

/** A link that sets a new password, as its mail has it. */
async function resetOf(workspace: Workspace): Promise<Held> {
  const secret = randomBytes(32).toString('base64url');
  await admin(
    `insert into iris.password_resets (id, email, token_hash, expires_at)
     values (iris.new_id(), $1, sha256(convert_to($2, 'UTF8')), now() + interval '1 hour')`,
    workspace.email,
    secret,
  );
  return { workspace, secret };
}

const useReset = ({ secret }: Held) =>
  outcome(routes.passwords.reset, { body: { token: secret, password: 'a completely new one' } });

itRefuses<Held>({
  name: 'a link for a new password',
  make: async () => resetOf(await createWorkspace(core.url)),
  use: useReset,
  right: '200',
  wrongs: [
    ['cut', 'invalid_token', (held) => ({ ...held, secret: cut(held.secret) })],
    ['used', 'gone', (held) => used(held, useReset)],
    ['expired', 'gone', (held) => ended(held, 'password_resets', 'expires_at = now()')],
  ],
});

async function used(held: Held, use: (held: Held) => Promise<string>): Promise<Held> {
  expect(await use(held)).toMatch(/^20/);
  return held;
}

/** Ends what a link opens, of the only row that has its token. */
async function ended(held: Held, table: string, change: string): Promise<Held> {
  const rows = await admin(
    `update iris.${table} set ${change} where token_hash = sha256(convert_to($1, 'UTF8')) returning token_hash`,
    held.secret,
  );
  expect(rows).toHaveLength(1);
  return held;
}

const useInvitation = ({ workspace, secret }: Held) =>
  outcome(routes.team.accept, {
    body: { tenant_id: workspace.tenantId, token: secret, full_name: 'Toni', password: 'a long password' },
  });

itRefuses<Held>({
  name: 'an invitation',
  async make() {
    const email = `${randomBytes(6).toString('hex')}@example.com`;
    const { body } = await api.ok(routes.team.invite, {
      token: ours.token,
      body: { email, org_role: 'viewer' },
    });
    return { workspace: ours, secret: body.data.token };
  },
  use: useInvitation,
  right: '201',
  wrongs: [
    ['cut', 'invalid_token', (held) => ({ ...held, secret: cut(held.secret) })],
    ["brought to another tenant's", 'invalid_token', (held) => ({ ...held, workspace: theirs })],
    ['used', 'conflict', (held) => used(held, useInvitation)],
    ['revoked', 'gone', (held) => ended(held, 'team_invites', 'revoked_at = now()')],
    ['expired', 'gone', (held) => ended(held, 'team_invites', 'expires_at = now()')],
  ],
});

/** A signup that waits for its link to be followed. */
async function signup(): Promise<Held> {
  const unique = randomBytes(6).toString('hex');
  const { body } = await api.ok(routes.workspace.signup, {
    body: {
      full_name: 'Ann',
      email: `${unique}@example.com`,
      password: 'a long password',
      company_name: 'Company',
      slug: `s-${unique}`,
    },
  });
  const { tenant_id, verification_token = '' } = body.data;
  return { workspace: { ...ours, tenantId: tenant_id }, secret: verification_token };
}

const useSignup = ({ workspace, secret }: Held) =>
  outcome(routes.workspace.verify, { body: { tenant_id: workspace.tenantId, token: secret } });

itRefuses<Held>({
  name: 'the link of a signup',
  make: signup,
  use: useSignup,
  right: '201',
  wrongs: [
    ['cut', 'invalid_token', (held) => ({ ...held, secret: cut(held.secret) })],
    ["brought to another signup's", 'invalid_token', async ({ secret }) => ({ ...(await signup()), secret })],
    ['used', 'already_verified', (held) => used(held, useSignup)],
    ['expired', 'gone', (held) => ended(held, 'signups', 'expires_at = now()')],
  ],
});

itRefuses<string>({
  name: "the bff's key",
  make: async () => bffKey,
  use: (key) =>
    outcome(internalRoutes.origins, {
      params: { tenant_id: ours.tenantId },
      headers: { 'x-iris-bff-key': key },
    }),
  right: '200',
  // Routes between our services do not exist for anybody else.
  wrongs: [
    ['cut', 'not_found', cut],
    ['with something behind it', 'not_found', (key) => `${key}x`],
    ['another', 'not_found', () => randomBytes(24).toString('base64url')],
    ['a session token', 'not_found', () => ours.token],
  ],
});
