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

it('refuses everything where nobody is known, and takes as long for it', async () => {
  const stored = await hashPassword('a real password');
  expect(await isPassword('a real password', undefined)).toBe(false);
  const timeOf = async (hash: string | undefined) => {
    const start = performance.now();
    await isPassword('a wrong password', hash);
    return performance.now() - start;
  };
  // In turns, so that whatever else this machine does is the same for both.
  const [nobody, somebody]: [number[], number[]] = [[], []];
  for (let count = 0; count < 9; count += 1) {
    nobody.push(await timeOf(undefined));
    somebody.push(await timeOf(stored));
  }
  const ratio = median(nobody) / median(somebody);
  expect(ratio).toBeGreaterThan(0.25);
  expect(ratio).toBeLessThan(4);
});

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

it('says so when what is stored is no password', async () => {
  await expect(isPassword('anything', 'plain text')).rejects.toThrow(/not an argon2id/);
});
