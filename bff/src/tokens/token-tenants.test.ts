import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ManualClock, newId } from '@iris/kit';
import jsonwebtoken from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { TokenTenants } from './token-tenants.ts';

const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const tenantId = newId<'tenant'>();
const startMs = Date.UTC(2026, 5, 1);
const nowSeconds = startMs / 1_000;
const claims = { iss: 'iris', aud: 'chat', tid: tenantId, sub: newId(), sid: newId(), exp: nowSeconds + 60 };

const sign = (payload: object, key: KeyObject = ours.privateKey, kid = 'k1') =>
  jsonwebtoken.sign(payload, key, { algorithm: 'ES256', keyid: kid, noTimestamp: true });

function reader() {
  const clock = new ManualClock(startMs);
  let asked = 0;
  const keys = {
    keyOf: async (kid: string) => {
      asked++;
      return kid === 'k1' ? ours.publicKey : undefined;
    },
  };
  return { clock, tenants: new TokenTenants(keys, clock), asked: () => asked };
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('TokenTenants', () => {
  it('names the tenant of a token that core-api signed, and checks it once', async () => {
    const { tenants, asked } = reader();
    const token = sign(claims);
    expect(await tenants.tenantOf(token)).toBe(tenantId);
    expect(await tenants.tenantOf(token)).toBe(tenantId);
    expect(asked()).toBe(1);
  });

  it.each(['chat', 'admin', 'demo'])('takes the audience %s', async (aud) => {
    expect(await reader().tenants.tenantOf(sign({ ...claims, aud }))).toBe(tenantId);
  });

  it('still names the tenant of an expired token: core-api says that it expired', async () => {
    const { tenants, clock } = reader();
    const token = sign(claims);
    await tenants.tenantOf(token);
    clock.advance(120_000);
    expect(await tenants.tenantOf(token)).toBe(tenantId);
  });

  it.each<[string, () => string]>([
    ['signed by another key', () => sign(claims, theirs.privateKey)],
    ['naming an unknown key', () => sign(claims, ours.privateKey, 'k2')],
    ['of another issuer', () => sign({ ...claims, iss: 'other' })],
    ['for another audience', () => sign({ ...claims, aud: 'other' })],
    ['without an expiry', () => sign({ iss: 'iris', aud: 'chat', tid: tenantId })],
    ['whose tenant is no id', () => sign({ ...claims, tid: 'x' })],
    ['whose tenant was swapped', () => swapped(sign(claims))],
    ['without a signature', () => `${base64({ alg: 'none', kid: 'k1' })}.${base64(claims)}.`],
    ['that uses the public key as a secret', () => confused()],
    ['that is no token', () => 'nonsense'],
    ['whose head is no JSON', () => `${Buffer.from('{').toString('base64url')}.e30.e30`],
    ['far too long', () => sign({ ...claims, more: 'x'.repeat(5_000) })],
    ['empty', () => ''],
  ])('does not read a token %s', async (_what, token) => {
    expect(await reader().tenants.tenantOf(token())).toBeUndefined();
  });
});

function swapped(token: string): string {
  const [head, , signature] = token.split('.');
  return [head, base64({ ...claims, tid: newId() }), signature].join('.');
}

function confused(): string {
  const input = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'k1' })}.${base64(claims)}`;
  const secret = ours.publicKey.export({ type: 'spki', format: 'pem' });
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
