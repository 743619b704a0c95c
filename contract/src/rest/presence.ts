import Type, { type Static } from 'typebox';
import { presenceStatuses, senderKinds } from '../names.ts';
import { UserIdSchema } from '../schema/ids.ts';
import { dataOf, listOf, nullable, oneOf, strict } from '../schema/pieces.ts';
import { route } from './route.ts';

/** Who is there. An end user sees the team; the team sees the visitors too. */
export const Presence = strict({
  user_id: UserIdSchema,
  kind: oneOf(senderKinds),
  display_name: Type.String(),
  avatar_url: nullable(Type.String()),
  status: oneOf(presenceStatuses),
});
export type Presence = Static<typeof Presence>;

const PresenceChange = strict({ status: oneOf(presenceStatuses) });

export const presenceRoutes = {
  list: route({
    id: 'presence.list',
    method: 'GET',
    path: '/api/v1/presence',
    summary: 'Who is online or away',
    access: { chat: true, team: 'read' },
    passage: ['widget', 'console'],
    answers: { 200: listOf(Presence) },
    codes: [],
  }),
  set: route({
    id: 'presence.set',
    method: 'PUT',
    path: '/api/v1/operator/presence',
    summary: 'Set the own presence; online is what connecting means',
    access: { team: 'answer' },
    passage: ['console'],
    body: PresenceChange,
    answers: { 200: dataOf(PresenceChange) },
    codes: [],
  }),
};
