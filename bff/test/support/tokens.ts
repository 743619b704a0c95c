import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { PublicJwk } from '@iris/contract';
import { newId } from '@iris/kit';
import jsonwebtoken from 'jsonwebtoken';

/** A signing key as core-api has one. */
export interface SigningKey {
  readonly jwk: PublicJwk;
  /** A token of this tenant; `claims` replaces any claim. */
  sign(tenantId: string, claims?: Readonly<Record<string, unknown>>): string;
}

export function signingKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const kid = randomUUID();
  return {
    jwk: { kid, kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', use: 'sig' },
    sign(tenantId, claims) {
      const exp = Math.floor(Date.now() / 1_000) + 600;
      const all = { iss: 'iris', aud: 'chat', tid: tenantId, sub: newId(), sid: newId(), exp, ...claims };
      return jsonwebtoken.sign(all, privateKey, { algorithm: 'ES256', keyid: kid });
    },
  };
}
