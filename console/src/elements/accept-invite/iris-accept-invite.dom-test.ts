import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent } from '@open-wc/testing';
import { fakeAccount } from '../../testing/fake-account.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-accept-invite.define.ts';
import type { InvitationLink, IrisAcceptInvite } from './iris-accept-invite.ts';

const fromMail = { tenantId: 'tenant-1', token: 'token-1', email: 'mia@northwind.example' };

async function aLanding(answer: unknown = null, link: InvitationLink = fromMail) {
  const account = Object.assign(fakeAccount(), { answer: () => answer });
  const element = await onPage<IrisAcceptInvite>(
    html`<iris-accept-invite .account=${account} .link=${link}></iris-accept-invite>`,
  );
  const submit = async () => {
    write(part(element, '#full_name', HTMLInputElement), ' Mia Lindqvist ');
    write(part(element, '#password', HTMLInputElement), 'correct-horse');
    part(element, 'form', HTMLFormElement).requestSubmit();
    await settled(element);
  };
  return { element, account, submit };
}

describe('iris-accept-invite', () => {
  it('is accessible, as a form, waiting, refused and ended', async () => {
    await expectAccessible((await aLanding()).element);
    for (const answer of [
      new Promise(() => {}),
      new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 }),
      new IrisProblem('unavailable', 503, { requestId: 'request-1' }),
      new IrisProblem('gone', 410),
      new IrisProblem('conflict', 409),
    ]) {
      const { element, submit } = await aLanding(answer);
      await submit();
      await expectAccessible(element);
    }
  });

  it('is a form that password managers know, with the e-mail of the invitation', async () => {
    const { element } = await aLanding();
    const email = part(element, '#email', HTMLInputElement);
    expect([email.value, email.autocomplete, email.readOnly]).to.deep.equal([
      fromMail.email,
      'username',
      true,
    ]);
    expect(part(element, '#password', HTMLInputElement).autocomplete).to.equal('new-password');
    expect(isFocused(part(element, '#full_name'))).to.equal(true);
  });

  it('sends what the link and the form say, once, and tells when the session exists', async () => {
    const { element, account, submit } = await aLanding();
    setTimeout(() => void submit());
    await oneEvent(element, 'iris-signed-in');
    expect(account.calls).to.deep.equal([
      [
        'accept',
        {
          tenant_id: 'tenant-1',
          token: 'token-1',
          full_name: 'Mia Lindqvist',
          password: 'correct-horse',
        },
      ],
    ]);
  });

  const aboutToken = { details: [{ path: '/token', message: 'must be shorter' }] };
  for (const [code, status, error, title] of [
    ['conflict', 409, {}, 'You are on the team already'],
    ['gone', 410, {}, 'This invitation has ended'],
    ['invalid_token', 401, {}, 'This link doesn’t work'],
    ['not_found', 404, {}, 'This link doesn’t work'],
    ['validation_failed', 400, aboutToken, 'This link doesn’t work'],
  ] as const)
    it(`says what ${code} means and where to go`, async () => {
      const { element, submit } = await aLanding(new IrisProblem(code, status, { error }));
      await submit();
      expect(textOf(part(element, 'h1'))).to.equal(title);
      expect(part(element, 'a.primary').getAttribute('href')).to.equal('/login.html');
      expect(has(element, 'form')).to.equal(false);
    });

  it('asks for nothing where the link is cut off', async () => {
    for (const link of [
      { ...fromMail, token: '' },
      { ...fromMail, tenantId: '' },
    ])
      expect(textOf(part((await aLanding(null, link)).element, 'h1'))).to.equal('This link doesn’t work');
  });

  it('names the field that the server refused, and keeps the form', async () => {
    const details = [{ path: '/password', message: 'must not have fewer than 10 characters' }];
    const { element, submit } = await aLanding(
      new IrisProblem('validation_failed', 400, { error: { details } }),
    );
    await submit();
    expect(textOf(part(element, '[role=alert]'))).to.contain(
      'Password must not have fewer than 10 characters.',
    );
    expect(part(element, '#full_name', HTMLInputElement).value).to.contain('Mia');
  });

  it('says what to do when nobody answers, and waits as long as the server says', async () => {
    const unreachable = await aLanding(new IrisProblem('unreachable', 0));
    await unreachable.submit();
    expect(textOf(unreachable.element)).to.contain('Check your connection');
    const limited = await aLanding(new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 }));
    await limited.submit();
    await limited.submit();
    expect(textOf(limited.element)).to.contain('try again in 42 s');
    expect(limited.account.calls).to.have.length(1);
  });

  it('says that one is offline', async () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      const { element, submit } = await aLanding(new IrisProblem('unreachable', 0));
      await submit();
      expect(textOf(part(element, '[role=alert]'))).to.contain('You’re offline.');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });
});
