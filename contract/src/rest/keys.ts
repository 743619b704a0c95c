import Type, { type Static } from 'typebox';
import { keyTypes, maxRotationGraceSeconds, scopes } from '../names.ts';
import { ApiKeyIdSchema, UserIdSchema } from '../schema/ids.ts';
import { dataOf, nullable, oneOf, strict, text, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';

const Scopes = Type.Array(oneOf(scopes), { uniqueItems: true });

const apiKeyFields = {
  key_id: ApiKeyIdSchema,
  name: Type.String(),
  key_type: oneOf(keyTypes),
  key_prefix: Type.String({ description: 'What the key begins with: enough to recognise it, not to use it' }),
  scopes: Scopes,
  user_id: Type.Unsafe<Static<typeof UserIdSchema>>({
    ...UserIdSchema,
    description:
      'Whom the key acts as: the sender of what it posts, and the member of the channels that it sees',
  }),
  created_at: Timestamp,
  last_used_at: nullable(Type.Unsafe<string>({ ...Timestamp, description: 'To the minute' })),
  previous_secret_expires_at: nullable(
    Type.Unsafe<string>({ ...Timestamp, description: 'Until when the secret before the rotation works' }),
  ),
};

/** An API key without its secret. */
export const ApiKey = strict(apiKeyFields);
export type ApiKey = Static<typeof ApiKey>;

/** The one answer that shows a secret. */
export const IssuedApiKey = strict({
  ...apiKeyFields,
  secret: Type.String({ description: 'The whole key. Shown this once: only its hash is kept' }),
});
export type IssuedApiKey = Static<typeof IssuedApiKey>;

const oneKey = strict({ key_id: ApiKeyIdSchema });

export const keyRoutes = {
  create: route({
    id: 'keys.create',
    method: 'POST',
    path: '/api/v1/admin/keys',
    summary: 'Make an API key; its secret is shown exactly once',
    access: { team: 'administer' },
    passage: ['console'],
    body: strict({
      name: text(120),
      key_type: oneOf(keyTypes),
      scopes: Type.Optional(
        Type.Array(oneOf(scopes), {
          uniqueItems: true,
          description:
            'Left out: all of them for a secret key, none for a publishable one, which can have none',
        }),
      ),
    }),
    answers: { 201: dataOf(IssuedApiKey) },
    codes: [],
  }),
  list: route({
    id: 'keys.list',
    method: 'GET',
    path: '/api/v1/admin/keys',
    summary: 'The API keys that work, newest first; never a secret',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: strict({ data: Type.Array(ApiKey), next_cursor: Type.Null() }) },
    codes: [],
  }),
  rotate: route({
    id: 'keys.rotate',
    method: 'POST',
    path: '/api/v1/admin/keys/{key_id}/rotate',
    summary: 'Give a key a new secret; the one before works on for the grace, and any older one no more',
    access: { team: 'administer' },
    passage: ['console'],
    params: oneKey,
    body: strict({
      grace_seconds: Type.Optional(
        Type.Integer({ minimum: 0, maximum: maxRotationGraceSeconds, default: 0 }),
      ),
    }),
    bodyIsOptional: true,
    answers: { 200: dataOf(IssuedApiKey) },
    codes: [],
  }),
  revoke: route({
    id: 'keys.revoke',
    method: 'DELETE',
    path: '/api/v1/admin/keys/{key_id}',
    summary: 'Revoke a key: it fails at once; sessions that it made run on to their end',
    access: { team: 'administer' },
    passage: ['console'],
    params: oneKey,
    answers: { 204: null },
    codes: [],
  }),
};
