import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkerOf, routes } from '@iris/contract';
import { ManualClock } from '@iris/kit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Keyring } from '../src/auth/keyring.ts';
import { readToken } from '../src/auth/tokens.ts';
import { asAdmin } from './support/databases.ts';
import { createGrounds, type Grounds, silentLog } from './support/service-parts.ts';
import { teamToken } from './support/tokens.ts';

const dayMs = 86_400_000;

let grounds: Grounds;
let clock: ManualClock;
const opened: Keyring[] = [];

beforeEach(async () => {
  grounds = await createGrounds();
  clock = new ManualClock(Date.now());
});
afterEach(async () => {
  for (const keyring of opened.splice(0)) keyring.close();
  await grounds.leave();
});

/** The keyring of a node with a folder of its own. */
async function openNode(name: string): Promise<Keyring> {
  const folder = path.join(grounds.folder, name);
  const keyring = await Keyring.open({ db: grounds.db, folder, clock, log: silentLog });
  opened.push(keyring);
  return keyring;
}

/** What a keyring tells others, when it may look again. */
function jwksOf(keyring: Keyring) {
  const asked = keyring.jwks();
  clock.advance(100);
  return asked;
}

it('keeps the private key in a file that only we may read, and signs with it again after a restart', async () => {
  const first = await openNode('a');
  const [file] = await readdir(path.join(grounds.folder, 'a'));
  expect(file).toBe(`${first.signing.kid}.pem`);
  expect((await stat(path.join(grounds.folder, 'a', String(file)))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(grounds.folder, 'a'))).mode & 0o777).toBe(0o700);
  expect((await openNode('a')).signing.kid).toBe(first.signing.kid);
});

it("checks another node's tokens, also of a node that came later", async () => {
  const [older, younger] = [await openNode('a'), await openNode('b')];
  expect(younger.signing.kid).not.toBe(older.signing.kid);
  clock.advance(1_000);
  await expect(readToken(teamToken(younger, clock).token, older, clock)).resolves.toBeDefined();
  await expect(readToken(teamToken(older, clock).token, younger, clock)).resolves.toBeDefined();
});

it("checks another node's first token also right after it looked for keys", async () => {
  const [older, younger] = [await openNode('a'), await openNode('b')];
  const read = readToken(teamToken(younger, clock).token, older, clock);
  // Whoever comes meanwhile with nonsense is no reason to refuse it.
  const nonsense = older.publicKey('stranger');
  clock.advance(100);
  await expect(read).resolves.toBeDefined();
  expect(await nonsense).toBeUndefined();
});

it("checks many of another node's first tokens at once", async () => {
  const [older, younger] = [await openNode('a'), await openNode('b')];
  clock.advance(1_000);
  const tokens = Array.from({ length: 5 }, () => teamToken(younger, clock).token);
  const read = await Promise.allSettled(tokens.map((token) => readToken(token, older, clock)));
  expect(read.filter(({ status }) => status === 'rejected')).toEqual([]);
});

it('tells of a key that another node has just published', async () => {
  const [older, younger] = [await openNode('a'), await openNode('b')];
  expect((await jwksOf(older)).keys.map(({ kid }) => kid)).toContain(younger.signing.kid);
});

it('publishes public halves only, as the contract has them', async () => {
  const keyring = await openNode('a');
  const jwks = await jwksOf(keyring);
  expect(checkerOf(routes.service.jwks.answers[200]).explain(jwks)).toEqual([]);
  expect(jwks.keys.map(({ kid }) => kid)).toEqual([keyring.signing.kid]);
});

it('signs for 30 days, then with a new key; whoever was signed in stays so', async () => {
  const keyring = await openNode('a');
  const first = keyring.signing.kid;
  clock.advance(29 * dayMs);
  await keyring.rotate();
  expect(keyring.signing.kid).toBe(first);

  clock.advance(dayMs + 60_000);
  const { token } = teamToken(keyring, clock);
  await keyring.rotate();
  expect(keyring.signing.kid).not.toBe(first);
  clock.advance(11 * 3_600_000);
  await expect(readToken(token, keyring, clock)).resolves.toBeDefined();
  expect((await jwksOf(keyring)).keys.map(({ kid }) => kid).sort()).toEqual(
    [first, keyring.signing.kid].sort(),
  );
});

it('rotates by itself, an hour late at most', async () => {
  const keyring = await openNode('a');
  const first = keyring.signing.kid;
  clock.advance(30 * dayMs + 3_600_000);
  await expect.poll(() => keyring.signing.kid).not.toBe(first);
});

it('forgets a key when the last token that it can have signed has ended', async () => {
  const first = (await openNode('a')).signing.kid;
  await asAdmin(
    grounds.database.adminUrl,
    `update iris.signing_keys set created_at = now() - interval '32 days', retires_at = now()`,
  );
  clock.advance(32 * dayMs);
  const keyring = await openNode('a');
  expect(keyring.signing.kid).not.toBe(first);
  expect((await jwksOf(keyring)).keys.map(({ kid }) => kid)).not.toContain(first);
  expect(await readdir(path.join(grounds.folder, 'a'))).not.toContain(`${first}.pem`);
});

it('is fine with a folder whose database was made anew', async () => {
  const first = await openNode('a');
  await asAdmin(grounds.database.adminUrl, 'delete from iris.signing_keys');
  const second = await openNode('a');
  expect(second.signing.kid).toBe(first.signing.kid);
  await expect(second.publicKey(first.signing.kid)).resolves.toBeDefined();
});

it('knows no key that nobody published, however often it is asked', async () => {
  const keyring = await openNode('a');
  const asked = Array.from({ length: 3 }, () => keyring.publicKey('stranger'));
  clock.advance(100);
  expect(await Promise.all(asked)).toEqual([undefined, undefined, undefined]);
});
