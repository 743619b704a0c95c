import Type, { type Static } from 'typebox';
import { orgRoles, senderKinds } from '../names.ts';
import { TenantIdSchema, UserIdSchema } from '../schema/ids.ts';
import { dataOf, Email, nullable, oneOf, Slug, strict, text, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';
import { Tenant } from './sessions.ts';

/** A member of the team as it sees itself. */
export const TeamUser = strict({
  id: UserIdSchema,
  kind: oneOf(senderKinds),
  email: Type.String(),
  display_name: Type.String(),
  avatar_url: nullable(Type.String()),
  org_role: oneOf(orgRoles),
});
export type TeamUser = Static<typeof TeamUser>;

/** What signup/verify and login answer. At the bff the token travels in a cookie instead and is left out here. */
export const TeamSession = strict({
  token: Type.String({ description: 'A session token of audience admin' }),
  expires_at: Timestamp,
  user: TeamUser,
  tenant: Tenant,
});
export type TeamSession = Static<typeof TeamSession>;

export const PendingSignup = strict({
  signup_id: Type.String(),
  tenant_id: TenantIdSchema,
  email: Type.String(),
  slug: Type.String(),
  verification_required: Type.Boolean(),
  verification_email_sent: Type.Boolean(),
  verification_token: Type.Optional(Type.String({ description: 'Only where no SMTP server is configured' })),
  expires_at: Timestamp,
});
export type PendingSignup = Static<typeof PendingSignup>;

/** At least 10 characters (contract §4); the upper bound keeps hashing cheap for us. */
export const Password = Type.String({ format: 'text', minLength: 10, maxLength: 256 });

export const workspaceRoutes = {
  slugAvailable: route({
    id: 'signup.slugAvailable',
    method: 'GET',
    path: '/api/v1/signup/slug-available',
    summary: 'Whether a handle is free',
    access: { public: true },
    passage: ['console'],
    query: strict({ slug: Type.String({ minLength: 1, maxLength: 100 }) }),
    answers: { 200: dataOf(strict({ slug: Type.String(), available: Type.Boolean() })) },
    codes: ['rate_limited'],
  }),
  signup: route({
    id: 'signup.create',
    method: 'POST',
    path: '/api/v1/signup',
    summary: 'Begin to create a workspace; a mail asks to confirm',
    access: { public: true },
    passage: ['console'],
    body: strict({
      full_name: text(120),
      email: Email,
      password: Password,
      company_name: text(120),
      slug: Slug,
      plan: Type.Optional(oneOf(['trial'])),
    }),
    answers: { 202: dataOf(PendingSignup) },
    codes: ['slug_taken', 'rate_limited'],
  }),
  verify: route({
    id: 'signup.verify',
    method: 'POST',
    path: '/api/v1/signup/verify',
    summary: 'Confirm a signup with the token of its mail',
    access: { public: true },
    passage: ['console'],
    body: strict({ tenant_id: TenantIdSchema, token: Type.String({ minLength: 1, maxLength: 256 }) }),
    answers: { 201: dataOf(TeamSession) },
    codes: ['invalid_token', 'not_found', 'already_verified', 'gone', 'slug_taken', 'rate_limited'],
  }),
  login: route({
    id: 'owner.login',
    method: 'POST',
    path: '/api/v1/owner/login',
    summary: 'Sign in to the console',
    access: { public: true },
    passage: ['console'],
    body: strict({
      email: Type.String({ format: 'text', minLength: 1, maxLength: 254 }),
      password: Type.String({ format: 'text', minLength: 1, maxLength: 256 }),
      slug: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    }),
    answers: { 200: dataOf(TeamSession) },
    codes: ['invalid_credentials', 'workspace_required', 'rate_limited'],
  }),
  logout: route({
    id: 'owner.logout',
    method: 'POST',
    path: '/api/v1/owner/logout',
    summary: 'End this console session',
    access: { team: 'read' },
    passage: ['console'],
    answers: { 204: null },
    codes: [],
  }),
};
