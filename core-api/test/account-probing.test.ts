import path from 'node:path';
import { argon2 } from 'node:crypto';
import { ManualClock, newId } from '@iris/kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Keyring } from '../src/auth/keyring.ts';
import { hashPassword } from '../src/auth/passwords.ts';
import { forgotPassword } from '../src/resources/passwords/forgot-password.ts';
import { logIn } from '../src/resources/workspace/log-in.ts';
import { signUp } from '../src/resources/workspace/sign-up.ts';
import { asAdmin } from './support/databases.ts';
import { furnishTenant } from './support/furnish-tenant.ts';
import { createGrounds, type Grounds, silentLog } from './support/service-parts.ts';

// That time doesn't tell whether somebody has an account is shown by what is done in it: the same statements, and as
// much hashing. Clocks of a busy machine could say neither yes nor no.

vi.mock(import('node:crypto'), async (original) => {
  const crypto = await original();
  return { ...crypto, argon2: vi.fn<typeof crypto.argon2>(crypto.argon2) };
});
const statements = vi.spyOn(pg.Client.prototype, 'query');

let grounds: Grounds;
let keyring: Keyring;
const clock = new ManualClock(Date.now());
const request = { id: newId(), ip: '127.0.0.1', origin: null, fromBff: false, header: () => undefined };

const [known, removed, unknown] = ['known@example.com', 'removed@example.com', 'unknown@example.com'];
const slug = 'their-workspace';
const password = 'the right password';

beforeAll(async () => {
  grounds = await createGrounds();
  const { db, folder, database } = grounds;
  keyring = await Keyring.open({ db, folder: path.join(folder, 'keys'), clock, log: silentLog });
  const tenantId = newId<'tenant'>();
  await furnishTenant(db, tenantId);
  const hash = await hashPassword(password);
  await asAdmin(database.adminUrl, 'update iris.tenants set slug = $2 where tenant_id = $1', [
    tenantId,
    slug,
  ]);
  await asAdmin(
    database.adminUrl,
    `insert into iris.users (tenant_id, id, kind, display_name, email, org_role, password_hash, removed_at)
     select $1, iris.new_id(), 'operator', 'Owner', email, 'owner', $2, case email when $3 then now() end
     from unnest($4::text[]) as email`,
    [tenantId, hash, removed, [known, removed]],
  );
});
afterAll(async () => {
  keyring.close();
  await grounds.leave();
});

/** What an attempt does, whatever comes of it: each statement, and the cost of each hash. */
async function workOf(attempt: () => Promise<unknown>) {
  statements.mockClear();
  vi.mocked(argon2).mockClear();
  await attempt().catch(() => {});
  return {
    statements: statements.mock.calls.map(
      ([query]: unknown[]) => Reflect.get(Object(query), 'text') ?? query,
    ),
    hashes: vi.mocked(argon2).mock.calls.map(([algorithm, { memory, passes, parallelism, tagLength }]) => ({
      algorithm,
      memory,
      passes,
      parallelism,
      tagLength,
    })),
  };
}

const signIn = (form: { email: string; password?: string; slug?: string }) =>
  workOf(() => logIn({ db: grounds.db, keyring, clock }, { password: 'not the password', ...form }, request));

describe('refusing a sign-in', () => {
  it('asks as much of the database and hashes as much as for a known e-mail', async () => {
    const work = await signIn({ email: known });
    expect(work.statements.length).toBeGreaterThan(1);
    expect(work.hashes).toHaveLength(1);
    expect(await signIn({ email: unknown }), 'nobody has the e-mail').toEqual(work);
    expect(await signIn({ email: removed }), 'it was removed from the team').toEqual(work);
    expect(await signIn({ email: known, password, slug: 'another' }), 'it is of another workspace').toEqual(
      work,
    );
    expect(await signIn({ email: 'no e-mail' }), 'it is none').toEqual(work);
  });

  it('is told from letting in by what is done: these eyes see', async () => {
    const { statements: done } = await signIn({ email: known, password });
    expect(done).not.toEqual((await signIn({ email: known })).statements);
  });
});

const mail = { reachesPeople: true, send: async () => {} };

describe('a forgotten password', () => {
  const forget = (email: string) => workOf(() => forgotPassword({ db: grounds.db, clock, mail }, email));

  it('is noted by the same statements, whoever has the e-mail', async () => {
    const work = await forget(known);
    expect(work.statements.length).toBeGreaterThan(2);
    expect(await forget(unknown)).toEqual(work);
    expect(await forget(removed)).toEqual(work);
  });
});

describe('signing up', () => {
  const begin = (email: string, wanted: string) => {
    const form = { full_name: 'Ann', email, password, company_name: 'Company', slug: wanted };
    return workOf(() => signUp({ db: grounds.db, clock, mail, publicCdnBase: '' }, form));
  };

  it('does the same for an e-mail that owns a workspace', async () => {
    const work = await begin(unknown, 'first-slug');
    expect(work.statements.length).toBeGreaterThan(3);
    expect(work.hashes).toHaveLength(1);
    expect(await begin(known, 'second-slug')).toEqual(work);
  });
});
