import Type, { type Static } from 'typebox';
import { orgRoles } from '../names.ts';
import { InvitationIdSchema, TenantIdSchema, UserIdSchema } from '../schema/ids.ts';
import { dataOf, Email, nullable, oneOf, strict, text, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';
import { Password, TeamSession } from './workspace.ts';

/** Roles that an invitation may carry (seed 001 §3): nobody becomes an owner by a link. */
const invitedRoles = ['admin', 'operator', 'viewer'] as const;

const invitationFields = {
  invitation_id: InvitationIdSchema,
  email: Type.String(),
  org_role: oneOf(invitedRoles),
  expires_at: Timestamp,
};

/** An invitation that can still be accepted. */
export const Invitation = strict({
  ...invitationFields,
  invited_by: UserIdSchema,
  created_at: Timestamp,
});
export type Invitation = Static<typeof Invitation>;

/**
 * An invitation as it was just made. `token` is shown this once, whether or not a mail goes out (seed 001 §3): a client
 * may accept by itself.
 */
export const NewInvitation = strict({
  ...invitationFields,
  email_sent: Type.Boolean({ description: 'False where mails become files instead' }),
  token: Type.String({ description: 'Accepts the invitation; shown once' }),
});
export type NewInvitation = Static<typeof NewInvitation>;

export const TeamMember = strict({
  user_id: UserIdSchema,
  email: Type.String(),
  display_name: Type.String(),
  avatar_url: nullable(Type.String()),
  org_role: oneOf(orgRoles),
  joined_at: Timestamp,
});
export type TeamMember = Static<typeof TeamMember>;

/** Teams are small: their lists come whole. */
const wholeListOf = <T extends typeof Invitation | typeof TeamMember>(schema: T) =>
  strict({ data: Type.Array(schema), next_cursor: Type.Null() });

const oneMember = strict({ user_id: UserIdSchema });

export const teamRoutes = {
  invite: route({
    id: 'team.invite',
    method: 'POST',
    path: '/api/v1/admin/team/invites',
    summary: 'Invite somebody to the team, 50 an hour; replaces an earlier invitation of the same e-mail',
    access: { team: 'administer' },
    passage: ['console'],
    body: strict({ email: Email, org_role: oneOf(invitedRoles) }),
    answers: { 201: dataOf(NewInvitation) },
    codes: ['conflict'],
  }),
  invitations: route({
    id: 'team.invitations',
    method: 'GET',
    path: '/api/v1/admin/team/invites',
    summary: 'Invitations that can still be accepted, newest first',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: wholeListOf(Invitation) },
    codes: [],
  }),
  revokeInvitation: route({
    id: 'team.revokeInvitation',
    method: 'DELETE',
    path: '/api/v1/admin/team/invites/{invitation_id}',
    summary: 'Revoke an invitation',
    access: { team: 'administer' },
    passage: ['console'],
    params: strict({ invitation_id: InvitationIdSchema }),
    answers: { 204: null },
    codes: [],
  }),
  accept: route({
    id: 'team.accept',
    method: 'POST',
    path: '/api/v1/team/accept',
    summary: 'Join a team with the token of an invitation',
    access: { public: true },
    passage: ['console'],
    body: strict({
      tenant_id: TenantIdSchema,
      token: Type.String({ minLength: 1, maxLength: 256 }),
      full_name: text(120),
      password: Password,
    }),
    answers: { 201: dataOf(TeamSession) },
    codes: ['invalid_token', 'not_found', 'conflict', 'gone', 'rate_limited'],
  }),
  members: route({
    id: 'team.members',
    method: 'GET',
    path: '/api/v1/admin/team/members',
    summary: 'Who is on the team, in the order of joining',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: wholeListOf(TeamMember) },
    codes: [],
  }),
  changeMember: route({
    id: 'team.changeMember',
    method: 'PATCH',
    path: '/api/v1/admin/team/members/{user_id}',
    summary: "Change a team member's role; its sessions end at once",
    access: { team: 'administer' },
    passage: ['console'],
    params: oneMember,
    body: strict({ org_role: oneOf(orgRoles) }),
    answers: { 200: dataOf(TeamMember) },
    codes: ['last_owner'],
  }),
  removeMember: route({
    id: 'team.removeMember',
    method: 'DELETE',
    path: '/api/v1/admin/team/members/{user_id}',
    summary: 'Remove a team member; its sessions end at once',
    access: { team: 'administer' },
    passage: ['console'],
    params: oneMember,
    answers: { 204: null },
    codes: ['last_owner'],
  }),
};
