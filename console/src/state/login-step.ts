/** What the sign-in page shows. */
export type LoginStep =
  | { readonly name: 'sign-in' }
  | { readonly name: 'forgotten' }
  | { readonly name: 'reset'; readonly token: string };

/** Read from the address behind the `#`; a mail's link has its token there, where no server and no Referer sees it. */
export function loginStep(hash: string): LoginStep {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  const token = values.get('reset_token');
  if (token !== null) return { name: 'reset', token };
  return values.has('forgotten') ? { name: 'forgotten' } : { name: 'sign-in' };
}
