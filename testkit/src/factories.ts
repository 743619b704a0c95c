import { randomBytes } from 'node:crypto';
import {
  type GuestSession,
  type IssuedApiKey,
  type KeyType,
  type OrgRole,
  routes,
  type Scope,
  type TeamSession,
} from '@iris/contract';
import { apiClient } from './api-client.ts';
import { recordSecret } from './records/secrets.ts';

/** A verified workspace and its owner's open session. */
export interface Workspace {
  readonly tenantId: string;
  readonly slug: string;
  readonly email: string;
  readonly password: string;
  /** The owner's, audience `admin`. */
  readonly token: string;
  readonly user: TeamSession['user'];
}

/** Signs a workspace up over HTTP and verifies it (core-api without SMTP shows the token). */
export async function createWorkspace(
  apiUrl: string,
  overrides: { slug?: string; email?: string; password?: string; company_name?: string } = {},
): Promise<Workspace> {
  const unique = randomBytes(6).toString('hex');
  const form = {
    full_name: 'Olivia Owner',
    email: `owner-${unique}@example.com`,
    password: `secret-${unique}`,
    company_name: 'Example Company',
    slug: `company-${unique}`,
    ...overrides,
  };
  recordSecret(form.password);
  const api = apiClient(apiUrl);
  const { body: signup } = await api.ok(routes.workspace.signup, { body: form });
  const { tenant_id, verification_token } = signup.data;
  const { body } = await api.ok(routes.workspace.verify, { body: { tenant_id, token: verification_token } });
  const { token, user } = body.data;
  return { tenantId: tenant_id, slug: form.slug, email: form.email, password: form.password, token, user };
}

/** Starts a guest session: the guest, its channel, its tokens. */
export async function createGuest(
  apiUrl: string,
  tenantId: string,
  overrides: { display_name?: string; email?: string; locale?: string; page_url?: string } = {},
): Promise<GuestSession> {
  const { body } = await apiClient(apiUrl).ok(routes.sessions.startGuest, {
    body: { tenant_id: tenantId, ...overrides },
  });
  return body.data;
}

/** Makes an API key: the answer that shows its secret. */
export async function createKey(
  apiUrl: string,
  ownerToken: string,
  overrides: { name?: string; key_type?: KeyType; scopes?: readonly Scope[] } = {},
): Promise<IssuedApiKey> {
  const { body } = await apiClient(apiUrl).ok(routes.keys.create, {
    token: ownerToken,
    body: { name: 'Backend', key_type: 'secret', ...overrides },
  });
  return body.data;
}

/** A member of a workspace's team and its open session. */
export interface TestTeamMember {
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly user: TeamSession['user'];
}

/** Invites somebody and accepts; an owner is made of an operator, who then signs in again. */
export async function createTeamMember(
  apiUrl: string,
  owner: Workspace,
  orgRole: OrgRole,
  overrides: { email?: string; password?: string; full_name?: string } = {},
): Promise<TestTeamMember> {
  const unique = randomBytes(6).toString('hex');
  const { email, ...form } = {
    email: `${orgRole}-${unique}@example.com`,
    password: `secret-${unique}`,
    full_name: `Toni ${orgRole}`,
    ...overrides,
  };
  recordSecret(form.password);
  const api = apiClient(apiUrl);
  const invited = await api.ok(routes.team.invite, {
    token: owner.token,
    body: { email, org_role: orgRole === 'owner' ? 'operator' : orgRole },
  });
  const { token: invitation } = invited.body.data;
  const joined = await api.ok(routes.team.accept, {
    body: { ...form, tenant_id: owner.tenantId, token: invitation },
  });
  const member = { email, password: form.password };
  if (orgRole !== 'owner') return { ...member, token: joined.body.data.token, user: joined.body.data.user };
  await api.ok(routes.team.changeMember, {
    token: owner.token,
    params: { user_id: joined.body.data.user.id },
    body: { org_role: orgRole },
  });
  const signedIn = await api.ok(routes.workspace.login, { body: { ...member, slug: owner.slug } });
  return { ...member, token: signedIn.body.data.token, user: signedIn.body.data.user };
}
