import Type, { type Static } from 'typebox';
import { orgRoles, senderKinds } from '../names.ts';
import { ChannelIdSchema, SessionIdSchema, TenantIdSchema, UserIdSchema } from '../schema/ids.ts';
import {
  dataOf,
  Email,
  nullable,
  oneOf,
  optionalText,
  Seq,
  strict,
  text,
  Timestamp,
} from '../schema/pieces.ts';
import { route } from './route.ts';

/** A session and whom it speaks for. */
export const Session = strict({
  id: SessionIdSchema,
  tenant_id: TenantIdSchema,
  user_id: UserIdSchema,
  kind: oneOf(senderKinds),
  display_name: Type.String(),
  avatar_url: nullable(Type.String()),
  org_role: nullable(oneOf(orgRoles)),
  expires_at: Timestamp,
});
export type Session = Static<typeof Session>;

/** Where an end user's conversation stands: all a widget needs to show the unread count. */
export const SessionChat = strict({ channel_id: ChannelIdSchema, last_seq: Seq, last_read_seq: Seq });
export type SessionChat = Static<typeof SessionChat>;

export const Tenant = strict({
  tenant_id: TenantIdSchema,
  name: Type.String(),
  slug: Type.String(),
  plan: Type.String(),
  status: oneOf(['active', 'suspended']),
  created_at: Timestamp,
});
export type Tenant = Static<typeof Tenant>;

const Token = Type.String({ description: 'A session token: an ES256 JWT' });

/** A fresh session of an end user. */
export const ChatSession = strict({
  token: Token,
  expires_at: Timestamp,
  session: Session,
  chat: SessionChat,
});
export type ChatSession = Static<typeof ChatSession>;

export const GuestSession = strict({
  ...ChatSession.properties,
  resume_token: Type.String({ description: 'Gives the same guest back; replaced at every use' }),
});
export type GuestSession = Static<typeof GuestSession>;

export const CurrentSession = strict({
  session: Session,
  tenant: strict({ tenant_id: TenantIdSchema, name: Type.String(), slug: Type.String() }),
  chat: nullable(SessionChat),
});
export type CurrentSession = Static<typeof CurrentSession>;

export const sessionRoutes = {
  startGuest: route({
    id: 'sessions.startGuest',
    method: 'POST',
    path: '/api/v1/session/guest',
    summary: 'Start a guest session, or resume one; an API key may say which tenant in place of tenant_id',
    access: { public: true, key: 'any' },
    passage: ['widget'],
    body: strict({
      tenant_id: Type.Optional(TenantIdSchema),
      display_name: Type.Optional(text(120)),
      email: Type.Optional(Email),
      locale: Type.Optional(Type.String({ format: 'locale', maxLength: 35 })),
      page_url: Type.Optional(optionalText(2_048)),
      resume_token: Type.Optional(optionalText(256)),
    }),
    answers: { 201: dataOf(GuestSession), 200: dataOf(GuestSession) },
    codes: ['not_found', 'origin_not_allowed', 'tenant_id_not_allowed', 'rate_limited'],
  }),
  current: route({
    id: 'sessions.current',
    method: 'GET',
    path: '/api/v1/session',
    summary: 'Who am I',
    access: { chat: true, team: 'read' },
    passage: ['widget', 'console'],
    answers: { 200: dataOf(CurrentSession) },
    codes: [],
  }),
  end: route({
    id: 'sessions.end',
    method: 'POST',
    path: '/api/v1/session/end',
    summary: 'Log out; the resume token dies too',
    access: { chat: true },
    passage: ['widget'],
    answers: { 204: null },
    codes: [],
  }),
};
