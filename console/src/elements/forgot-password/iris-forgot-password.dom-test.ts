import { IrisProblem } from '@iris/client';
import { expect, html } from '@open-wc/testing';
import { fakeAccount } from '../../testing/fake-account.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-forgot-password.define.ts';
import type { IrisForgotPassword } from './iris-forgot-password.ts';

async function aForm(answer: unknown = null) {
  const account = Object.assign(fakeAccount(), { answer: () => answer });
  const element = await onPage<IrisForgotPassword>(
    html`<iris-forgot-password .account=${account}></iris-forgot-password>`,
  );
  const submit = async () => {
    write(part(element, '#email', HTMLInputElement), ' mia@northwind.example ');
    part(element, 'form', HTMLFormElement).requestSubmit();
    await settled(element);
  };
  return { element, account, submit };
}

describe('iris-forgot-password', () => {
  it('is accessible, as a form, refused, waiting and sent', async () => {
    await expectAccessible((await aForm()).element);
    for (const answer of [
      null,
      new Promise(() => {}),
      new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 }),
      new IrisProblem('internal', 500, { requestId: 'request-1' }),
    ]) {
      const { element, submit } = await aForm(answer);
      await submit();
      await expectAccessible(element);
    }
  });

  it('asks for the mail, and does not tell whether the e-mail is anybody’s', async () => {
    const { element, account, submit } = await aForm();
    expect(isFocused(part(element, '#email'))).to.equal(true);
    await submit();
    expect(account.calls).to.deep.equal([['forgot', 'mia@northwind.example']]);
    expect(textOf(element)).to.contain(
      'If mia@northwind.example belongs to a team here, a link is on its way.',
    );
  });

  it('says where the link is instead on a server that sends no mail, for every e-mail alike', async () => {
    const { element, submit } = await aForm('no mail');
    await submit();
    await expectAccessible(element);
    expect(textOf(part(element, 'h1'))).to.equal('This server sends no mail');
    expect(textOf(element)).to.contain(
      'If mia@northwind.example belongs to a team here, its link is in a file',
    );
    expect(textOf(element)).not.to.contain('spam');
  });

  it('asks again after a failure, and not before the server wants to hear it', async () => {
    const failed = await aForm(new IrisProblem('unavailable', 503));
    await failed.submit();
    await failed.submit();
    expect(failed.account.calls).to.have.length(2);
    const limited = await aForm(new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 }));
    await limited.submit();
    await limited.submit();
    expect(limited.account.calls).to.have.length(1);
    expect(textOf(limited.element)).to.contain('try again in 42 s');
  });

  it('leads back to signing in', async () => {
    expect(part((await aForm()).element, '.aside a').getAttribute('href')).to.equal('#');
  });
});
