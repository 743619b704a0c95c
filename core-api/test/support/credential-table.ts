import { describe, expect, it } from 'vitest';

/** A kind of credential: how one is made, how it is used, and what comes of it when it is wrong. */
export interface CredentialKind<C> {
  readonly name: string;
  readonly make: () => Promise<C>;
  readonly use: (credential: C) => Promise<string>;
  readonly right: string;
  readonly wrongs: readonly [wrong: string, outcome: string, spoil: (credential: C) => C | Promise<C>][];
}

/** A test a line: the kind let in, and then each way of being wrong. */
export function itRefuses<C>({ name, make, use, right, wrongs }: CredentialKind<C>): void {
  describe.each([name])('%s', () => {
    it('is let in as it was given', async () => expect(await use(await make())).toBe(right));
    it.each(wrongs)('that is %s is answered with %s', async (_, expected, spoil) => {
      expect(await use(await spoil(await make()))).toBe(expected);
    });
  });
}
