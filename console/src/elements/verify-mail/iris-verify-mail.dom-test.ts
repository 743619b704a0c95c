import { expect, html, oneEvent } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import { fakeAccount } from '../../testing/fake-account.ts';
import { expectAccessible, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-verify-mail.define.ts';
import type { IrisVerifyMail } from './iris-verify-mail.ts';

async function aLanding(answer: unknown) {
  const account = Object.assign(fakeAccount(), { answer: () => answer });
  const element = await onPage<IrisVerifyMail>(
    html`<iris-verify-mail
      .account=${account}
      .tenantId=${'tenant-1'}
      .token=${'token-1'}
    ></iris-verify-mail>`,
  );
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
  return { element, account };
}

describe('iris-verify-mail', () => {
  it('is accessible, verifying, verified, refused and failed', async () => {
    for (const answer of [
      new Promise(() => {}),
      null,
      new IrisProblem('gone', 410),
      new IrisProblem('already_verified', 409),
      new IrisProblem('unavailable', 503, { requestId: 'request-1' }),
    ])
      await expectAccessible((await aLanding(answer)).element);
  });

  it('verifies at once, with what the link held, and tells when the session exists', async () => {
    const { element, account } = await aLanding(new IrisProblem('unreachable', 0));
    expect(account.calls).to.deep.equal([['verify', { tenantId: 'tenant-1', token: 'token-1' }]]);
    account.answer = () => null;
    setTimeout(() => part(element, 'button.primary').click());
    await oneEvent(element, 'iris-signed-in');
    expect(account.calls).to.have.length(2);
  });

  for (const [code, status, title, href] of [
    ['gone', 410, 'This link has expired', '/signup.html'],
    ['already_verified', 409, 'Already confirmed', '/login.html'],
    ['slug_taken', 409, 'The handle is taken', '/signup.html'],
    ['invalid_token', 401, 'This link doesn’t work', '/signup.html'],
    ['validation_failed', 400, 'This link doesn’t work', '/signup.html'],
  ] as const)
    it(`says what ${code} means and where to go`, async () => {
      const { element } = await aLanding(new IrisProblem(code, status));
      expect(textOf(part(element, 'h1'))).to.equal(title);
      expect(part(element, 'a.primary').getAttribute('href')).to.equal(href);
    });
});
