import Type, { type Static } from 'typebox';
import { senderKinds } from '../names.ts';
import { ChannelIdSchema, UserIdSchema } from '../schema/ids.ts';
import { dataOf, nullable, oneOf, strict, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';

/** What the team knows of the end user whose support channel it is: what they told, and the page they were last on. */
export const Person = strict({
  user_id: UserIdSchema,
  kind: oneOf(senderKinds),
  display_name: Type.String(),
  email: nullable(Type.String()),
  avatar_url: nullable(Type.String()),
  external_user_id: nullable(Type.String()),
  locale: nullable(Type.String()),
  page: nullable(strict({ url: Type.String(), seen_at: Timestamp })),
  first_seen_at: Timestamp,
  last_seen_at: Timestamp,
  other_channels: Type.Integer({
    minimum: 0,
    description: 'Further channels that they are a member of',
  }),
});
export type Person = Static<typeof Person>;

export const peopleRoutes = {
  get: route({
    id: 'people.get',
    method: 'GET',
    path: '/api/v1/channels/{id}/person',
    summary: "Whose support channel it is; null for a channel that is nobody's",
    access: { team: 'read' },
    passage: ['console'],
    params: strict({ id: ChannelIdSchema }),
    answers: { 200: dataOf(nullable(Person)) },
    codes: [],
  }),
};
