import Type, { type Static } from 'typebox';
import { TenantIdSchema } from '../schema/ids.ts';
import { dataOf, strict } from '../schema/pieces.ts';
import { route } from './route.ts';

/** A public key of ours (RFC 7517): P-256, for ES256. */
export const PublicJwk = strict({
  kid: Type.String(),
  kty: Type.Literal('EC'),
  crv: Type.Literal('P-256'),
  x: Type.String(),
  y: Type.String(),
  alg: Type.Literal('ES256'),
  use: Type.Literal('sig'),
});
export type PublicJwk = Static<typeof PublicJwk>;

/** The key set, in RFC 7517's own form: no envelope. */
export const JsonWebKeySet = strict({ keys: Type.Array(PublicJwk) });
export type JsonWebKeySet = Static<typeof JsonWebKeySet>;

export const serviceRoutes = {
  jwks: route({
    id: 'service.jwks',
    method: 'GET',
    path: '/.well-known/jwks.json',
    summary: 'Public keys of session tokens',
    access: { public: true },
    passage: [],
    fromMemory: true,
    answers: { 200: JsonWebKeySet },
    codes: [],
  }),
};

/** Calls between our own two processes, by the bff's key; not part of the public document. */
export const internalRoutes = {
  origins: route({
    id: 'internal.origins',
    method: 'GET',
    path: '/internal/tenants/{tenant_id}/origins',
    summary: 'Allowed origins of a tenant',
    access: { bff: true },
    passage: [],
    params: strict({ tenant_id: TenantIdSchema }),
    answers: { 200: dataOf(strict({ allowed_origins: Type.Array(Type.String()) })) },
    codes: [],
  }),
  refusedOrigins: route({
    id: 'internal.refusedOrigins',
    method: 'POST',
    path: '/internal/refused-origins',
    summary: 'Count origins that the bff refused',
    access: { bff: true },
    passage: [],
    body: strict({
      tenant_id: TenantIdSchema,
      origins: Type.Array(
        strict({
          origin: Type.String({ format: 'text', minLength: 1, maxLength: 300 }),
          count: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        }),
        { maxItems: 100 },
      ),
    }),
    answers: { 204: null },
    codes: ['not_found'],
  }),
};
