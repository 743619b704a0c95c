import { expect, it } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';

it('knows a password again, and no other', async () => {
  const stored = await hashPassword('correct horse battery');
  expect(await isPassword('correct horse battery', stored)).toBe(true);
  expect(await isPassword('correct horse batterz', stored)).toBe(false);
});

it('stores argon2id at the cost we chose, with a salt of its own each time', async () => {
  const [one, two] = await Promise.all([hashPassword('the same one'), hashPassword('the same one')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
});

it('checks what another cost once stored', async () => {
  // Test vector of RFC 9106's reference implementation: argon2id, t 2, m 65536 KiB, p 1, "password", "somesalt".
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await isPassword('password', stored)).toBe(true);
});

it('refuses everything where nobody is known', async () => {
  expect(await isPassword('a real password', undefined)).toBe(false);
});

it('says so when what is stored is no password', async () => {
  await expect(isPassword('anything', 'plain text')).rejects.toThrow(/not an argon2id/);
});
