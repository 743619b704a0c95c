import type { TenantId } from '@iris/contract';
import { dataOf, IrisProblem, isFields, isListOf, nothing, type Guard } from '@iris/client';
import type { Send } from './send.ts';

/** A workspace to choose from when an e-mail belongs to several. */
export interface WorkspaceChoice {
  readonly slug: string;
  readonly name: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Which workspace, if the e-mail belongs to several. */
  readonly slug?: string;
}

export interface SignupForm {
  readonly full_name: string;
  readonly company_name: string;
  readonly slug: string;
  readonly email: string;
  readonly password: string;
}

/** A signup that waits for its mail to be answered; `token` only where the server sends no mail. */
export interface WaitingSignup {
  readonly tenantId: string;
  readonly email: string;
  readonly isMailSent: boolean;
  readonly token: string | null;
}

/** What somebody who follows an invitation says; tenant and token are the link's. */
export interface Acceptance {
  readonly tenant_id: string;
  readonly token: string;
  readonly full_name: string;
  readonly password: string;
}

/** The calls that make a workspace and a console session. Each throws an `IrisProblem`. */
export interface Account {
  signIn(credentials: Credentials): Promise<void>;
  signOut(): Promise<void>;
  isSlugFree(slug: string): Promise<boolean>;
  signUp(form: SignupForm): Promise<WaitingSignup>;
  /** Makes the workspace and signs its owner in. */
  verify(tenantId: TenantId | string, token: string): Promise<void>;
  /** Makes a member of the team and signs it in. */
  accept(acceptance: Acceptance): Promise<void>;
  /**
   * Asks for the mail that sets a new password; whether the e-mail is anybody's is never told.
   * @returns whether this server sends mail at all
   */
  forgot(email: string): Promise<boolean>;
  /** Sets a new password; answers the workspaces that it opens. */
  reset(token: string, password: string): Promise<readonly WorkspaceChoice[]>;
}

export function createAccount(send: Send): Account {
  return {
    signIn: async (credentials) => {
      await send({
        method: 'POST',
        path: '/api/v1/owner/login',
        body: credentials,
        answer: dataOf(isFields),
      });
    },
    signOut: async () => {
      await send({ method: 'POST', path: '/api/v1/owner/logout', answer: nothing });
    },
    isSlugFree: async (slug) => {
      const path = `/api/v1/signup/slug-available?${new URLSearchParams({ slug }).toString()}`;
      return (await send({ method: 'GET', path, answer: dataOf(isAvailability) })).data.available;
    },
    signUp: async (form) => {
      const answer = dataOf(isPending);
      const { data } = await send({ method: 'POST', path: '/api/v1/signup', body: form, answer });
      return {
        tenantId: data.tenant_id,
        email: data.email,
        isMailSent: data.verification_email_sent,
        token: data.verification_token ?? null,
      };
    },
    verify: async (tenantId, token) => {
      const body = { tenant_id: tenantId, token };
      await send({ method: 'POST', path: '/api/v1/signup/verify', body, answer: dataOf(isFields) });
    },
    accept: async (body) => {
      await send({ method: 'POST', path: '/api/v1/team/accept', body, answer: dataOf(isFields) });
    },
    forgot: async (email) => {
      const path = '/api/v1/owner/password/forgot';
      const answer = dataOf(isResetRequest);
      return (await send({ method: 'POST', path, body: { email }, answer })).data.sends_mail;
    },
    reset: async (token, password) => {
      const [path, body] = ['/api/v1/owner/password/reset', { token, password }];
      return (await send({ method: 'POST', path, body, answer: dataOf(isReset) })).data.workspaces;
    },
  };
}

/** The workspaces that a 409 `workspace_required` lists; none for any other problem. */
export function workspacesOf(problem: unknown): readonly WorkspaceChoice[] {
  if (!(problem instanceof IrisProblem) || problem.code !== 'workspace_required') return [];
  const { workspaces } = problem.error;
  return isListOf(isWorkspace)(workspaces) ? workspaces : [];
}

const isWorkspace: Guard<WorkspaceChoice> = (value): value is WorkspaceChoice =>
  isFields(value) && typeof value['slug'] === 'string' && typeof value['name'] === 'string';

const isAvailability: Guard<{ available: boolean }> = (value): value is { available: boolean } =>
  isFields(value) && typeof value['available'] === 'boolean';

interface Pending {
  tenant_id: string;
  email: string;
  verification_email_sent: boolean;
  verification_token?: string;
}

const isPending: Guard<Pending> = (value): value is Pending =>
  isFields(value) &&
  typeof value['tenant_id'] === 'string' &&
  typeof value['email'] === 'string' &&
  typeof value['verification_email_sent'] === 'boolean' &&
  (value['verification_token'] === undefined || typeof value['verification_token'] === 'string');

const isResetRequest: Guard<{ sends_mail: boolean }> = (value): value is { sends_mail: boolean } =>
  isFields(value) && typeof value['sends_mail'] === 'boolean';

const isReset: Guard<{ workspaces: WorkspaceChoice[] }> = (
  value,
): value is { workspaces: WorkspaceChoice[] } =>
  isFields(value) && isListOf(isWorkspace)(value['workspaces']);
