import type { Account, WaitingSignup } from '../live/account.ts';

/** The account calls in a test's hands: each call is noted, and answered by what the test put here. */
export interface FakeAccount extends Account {
  readonly calls: (readonly [string, unknown])[];
  answer: (name: string) => unknown;
}

const waiting: WaitingSignup = {
  tenantId: 'tenant-1',
  email: 'jonas@northwind.example',
  isMailSent: true,
  token: null,
};

export function fakeAccount(): FakeAccount {
  const account: FakeAccount = {
    calls: [],
    answer: () => null,
    signIn: (credentials) => note('signIn', credentials),
    signOut: () => note('signOut', null),
    isSlugFree: async (slug) => {
      await note('isSlugFree', slug);
      return slug !== 'taken';
    },
    signUp: async (form) => {
      await note('signUp', form);
      return { ...waiting, ...Object(account.answer('signup')) };
    },
    verify: (tenantId, token) => note('verify', { tenantId, token }),
    accept: (acceptance) => note('accept', acceptance),
    forgot: async (email) => {
      await note('forgot', email);
      return account.answer('forgot') !== 'no mail';
    },
    reset: async (token, password) => {
      await note('reset', { token, password });
      return [{ slug: 'northwind', name: 'Northwind Traders' }];
    },
  };
  async function note(name: string, value: unknown): Promise<void> {
    account.calls.push([name, value]);
    const answer = await account.answer(name);
    if (answer instanceof Error) throw answer;
  }
  return account;
}
