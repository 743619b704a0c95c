import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import path from 'node:path';
import { IrisError, type SessionId } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import jwt from 'jsonwebtoken';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Authenticate, createAuthenticator } from '../src/auth/authenticator.ts';
import { Keyring } from '../src/auth/keyring.ts';
import { Revocations } from '../src/auth/revocations.ts';
import { issueToken } from '../src/auth/tokens.ts';
import { createMemoryBus } from '../src/bus/memory-bus.ts';
import { inTenant } from '../src/db/in-tenant.ts';
import { furnishTenant } from './support/furnish-tenant.ts';
import { createGrounds, type Grounds, silentLog } from './support/service-parts.ts';
import { teamToken } from './support/tokens.ts';

let grounds: Grounds;
let clock: ManualClock;
let keyring: Keyring;
let revocations: Revocations;
let authenticate: Authenticate;

beforeAll(async () => {
  grounds = await createGrounds();
});
afterAll(() => grounds.leave());

beforeEach(async () => {
  clock = new ManualClock(Date.now());
  const { db, folder } = grounds;
  keyring = await Keyring.open({ db, folder: path.join(folder, 'keys'), clock, log: silentLog });
  revocations = await openRevocations();
  authenticate = createAuthenticator({ keyring, revocations, clock });
});
afterEach(() => {
  revocations.close();
  keyring.close();
});

const openRevocations = (bus = createMemoryBus(silentLog)) =>
  Revocations.open({ db: grounds.db, bus, clock, log: silentLog });

async function refusal(token: string): Promise<IrisError> {
  const error: unknown = await authenticate(token).catch((thrown: unknown) => thrown);
  if (!(error instanceof IrisError)) throw new Error('was let in');
  // An empty token is in every text.
  expect(`${error.stack} ${String(error.cause)}`.includes(token || 'token-of-ours')).toBe(false);
  return error;
}

const seconds = () => Math.floor(clock.now() / 1_000);

/** Claims as ours are. */
const claims = () => ({
  iss: 'iris',
  aud: 'admin',
  sub: newId(),
  tid: newId(),
  sid: newId(),
  role: 'admin',
  iat: seconds(),
  exp: seconds() + 3_600,
});

/** A token that says what it likes, by default signed with our own key. */
const signed = (
  payload: object,
  options: jwt.SignOptions = {},
  key: jwt.Secret | jwt.PrivateKey = keyring.signing.privateKey,
) => jwt.sign(payload, key, { algorithm: 'ES256', keyid: keyring.signing.kid, ...options });

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('tells whom a token speaks for, and until when', async () => {
  const { token, expiresAt, subject } = teamToken(keyring, clock);
  expect(await authenticate(token)).toEqual({ ...subject, expiresAt });
  expect(expiresAt.getTime() - clock.now()).toBeGreaterThan(12 * 3_600_000 - 1_000);
});

it('takes a token like those of the table below if nothing is wrong with it', async () => {
  await expect(authenticate(signed(claims()))).resolves.toMatchObject({ role: 'admin' });
});

describe('refuses as invalid', () => {
  const without = (key: string) => {
    const { [key]: _, ...rest }: Record<string, unknown> = claims();
    return rest;
  };
  const { privateKey: strangersKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicPem = () => createPublicKey(keyring.signing.privateKey).export({ type: 'spki', format: 'pem' });
  const kid = () => keyring.signing.kid;

  const forgeries: [string, () => string][] = [
    ['nothing', () => ''],
    ['a word', () => 'not-one-of-ours'],
    ['three empty parts', () => '..'],
    ['parts that are no JSON', () => 'bm90.anNvbg.eA'],
    ['algorithm none', () => `${part({ alg: 'none', typ: 'JWT', kid: kid() })}.${part(claims())}.`],
    ['algorithm none in other letters', () => `${part({ alg: 'nOnE', kid: kid() })}.${part(claims())}.`],
    [
      'HS256 with our public key as its secret',
      () => {
        const head = `${part({ alg: 'HS256', typ: 'JWT', kid: kid() })}.${part(claims())}`;
        const hmac = jwt.sign(claims(), Buffer.from(publicPem()), { algorithm: 'HS256', keyid: kid() });
        return `${head}.${hmac.split('.')[2]}`;
      },
    ],
    ['HS256 with a secret of its own', () => signed(claims(), { algorithm: 'HS256' }, randomBytes(32))],
    ["a stranger's key under our key id", () => signed(claims(), {}, strangersKey)],
    ["a stranger's key under its own id", () => signed(claims(), { keyid: 'stranger' }, strangersKey)],
    ['no key id', () => jwt.sign(claims(), keyring.signing.privateKey, { algorithm: 'ES256' })],
    ['another issuer', () => signed({ ...claims(), iss: 'other' })],
    ['no issuer', () => signed(without('iss'))],
    ['another audience', () => signed({ ...claims(), aud: 'other' })],
    ['the audience of demo sessions', () => signed({ ...claims(), aud: 'demo' })],
    ['two audiences', () => signed({ ...claims(), aud: ['chat', 'admin'] })],
    ['no audience', () => signed(without('aud'))],
    ['no end', () => signed(without('exp'))],
    ['no user', () => signed(without('sub'))],
    ['no tenant', () => signed(without('tid'))],
    ['no session', () => signed(without('sid'))],
    ['a user that is no id', () => signed({ ...claims(), sub: 'ann' })],
    ['no role', () => signed(without('role'))],
    ['a role that does not exist', () => signed({ ...claims(), role: 'owner' })],
    ['a beginning in the future', () => signed({ ...claims(), nbf: seconds() + 60 })],
    ['something longer than any of ours', () => signed({ ...claims(), more: 'x'.repeat(3_000) })],
    [
      'other claims under the signature of these',
      () => {
        const [head, , signature] = signed(claims()).split('.');
        return `${head}.${part({ ...claims(), role: 'admin' })}.${signature}`;
      },
    ],
    ['a cut one', () => signed(claims()).slice(0, -4)],
    ['one with something behind it', () => `${signed(claims())}.x`],
  ];
  it.each(forgeries)('%s', async (_, forge) => {
    // Long enough after the keys were read that an unknown one is looked for at once.
    clock.advance(1_000);
    expect(await refusal(forge())).toMatchObject({ code: 'invalid_token' });
  });
});

it('tells a token that has run out from a wrong one, also when it was good a moment ago', async () => {
  const { token, expiresAt } = teamToken(keyring, clock);
  await authenticate(token);
  clock.advance(expiresAt.getTime() - clock.now() - 1);
  await expect(authenticate(token)).resolves.toBeDefined();
  clock.advance(1);
  expect(await refusal(token)).toMatchObject({ code: 'session_expired' });
  expect(await refusal(token)).toMatchObject({ code: 'session_expired' });
});

describe('a revoked session', () => {
  const soon = () => new Date(clock.now() + 3_600_000);

  it('is refused at once, with every token that it has', async () => {
    const { token, subject } = teamToken(keyring, clock);
    const other = issueToken(keyring, clock, subject).token;
    await authenticate(token);
    revocations.announce(subject.sessionId, soon());
    expect(await refusal(token)).toMatchObject({ code: 'session_expired' });
    expect(await refusal(other)).toMatchObject({ code: 'session_expired' });
  });

  it('leaves other sessions of the same user alone', async () => {
    const { subject } = teamToken(keyring, clock);
    const other = issueToken(keyring, clock, { ...subject, sessionId: newId<'session'>() });
    revocations.announce(subject.sessionId, soon());
    await expect(authenticate(other.token)).resolves.toBeDefined();
  });

  it('is known on every node of the bus, and told once', async () => {
    const bus = createMemoryBus(silentLog);
    const [here, there] = [await openRevocations(bus), await openRevocations(bus)];
    const told: SessionId[] = [];
    there.onRevoked((sessionId) => told.push(sessionId));
    const sessionId = newId<'session'>();
    here.announce(sessionId, soon());
    here.announce(sessionId, soon());
    expect(there.has(sessionId)).toBe(true);
    expect(told).toEqual([sessionId]);
    here.close();
    there.close();
  });

  it('is known to a node that starts later, and within 5 s to one that the bus did not reach', async () => {
    const tenantId = newId<'tenant'>();
    const { guestId } = await furnishTenant(grounds.db, tenantId);
    const [row] = await inTenant(grounds.db, tenantId, (tx) =>
      tx.query<{ id: SessionId }>({
        text: 'update sessions set revoked_at = now() where user_id = $1 returning id',
        values: [guestId],
      }),
    );
    const sessionId = row?.id ?? newId<'session'>();
    const later = await openRevocations();
    expect(later.has(sessionId)).toBe(true);
    later.close();
    expect(revocations.has(sessionId)).toBe(false);
    clock.advance(5_000);
    await expect.poll(() => revocations.has(sessionId)).toBe(true);
  });

  it('is looked for once at a time, however slow the database is', async () => {
    let looks = 0;
    const db = {
      ...grounds.db,
      query: () => ((looks += 1), looks === 1 ? Promise.resolve([]) : new Promise<never>(() => {})),
    };
    const slow = await Revocations.open({ db, bus: createMemoryBus(silentLog), clock, log: silentLog });
    clock.advance(60_000);
    expect(looks).toBe(2);
    slow.close();
  });

  it('is forgotten when its last token has run out by itself', async () => {
    const sessionId = newId<'session'>();
    revocations.announce(sessionId, soon());
    clock.advance(3_600_000);
    await expect.poll(() => revocations.has(sessionId)).toBe(false);
  });
});
