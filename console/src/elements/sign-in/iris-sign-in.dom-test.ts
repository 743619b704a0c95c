import { expect, html, oneEvent } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import { fakeAccount, type FakeAccount } from '../../testing/fake-account.ts';
import { expectAccessible, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-sign-in.define.ts';
import type { IrisSignIn } from './iris-sign-in.ts';

const workspaces = [
  { slug: 'northwind', name: 'Northwind Traders' },
  { slug: 'lamps', name: 'Lamp Studio' },
];
const severalWorkspaces = new IrisProblem('workspace_required', 409, { error: { workspaces } });

async function aSignIn(account: FakeAccount = fakeAccount(), isEnded = false) {
  const element = await onPage<IrisSignIn>(
    html`<iris-sign-in .account=${account} .isEnded=${isEnded}></iris-sign-in>`,
  );
  return { element, account };
}

async function submit(element: IrisSignIn, email = 'jonas@northwind.example', password = 'correct-horse') {
  write(part(element, '#email', HTMLInputElement), email);
  write(part(element, '#password', HTMLInputElement), password);
  part(element, 'form', HTMLFormElement).requestSubmit();
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

const refusing = (problem: IrisProblem) => Object.assign(fakeAccount(), { answer: () => problem });

describe('iris-sign-in', () => {
  it('is accessible, as a form, refused, waiting and choosing', async () => {
    await expectAccessible((await aSignIn(undefined, true)).element);
    for (const problem of [
      new IrisProblem('invalid_credentials', 401),
      new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 }),
      severalWorkspaces,
    ]) {
      const { element } = await aSignIn(refusing(problem));
      await submit(element);
      await expectAccessible(element);
    }
  });

  it('is a form that password managers know', async () => {
    const { element } = await aSignIn();
    expect(part(element, '#email', HTMLInputElement).autocomplete).to.equal('username');
    expect(part(element, '#password', HTMLInputElement).autocomplete).to.equal('current-password');
    expect(element.shadowRoot === null).to.equal(true);
    expect(isFocused(part(element, '#email'))).to.equal(true);
  });

  it('tells when the session exists', async () => {
    const { element, account } = await aSignIn();
    setTimeout(() => void submit(element, '  jonas@northwind.example '));
    await oneEvent(element, 'iris-signed-in');
    expect(account.calls).to.deep.equal([
      ['signIn', { email: 'jonas@northwind.example', password: 'correct-horse' }],
    ]);
  });

  it('sends once, however often it is submitted', async () => {
    const account = Object.assign(fakeAccount(), { answer: () => new Promise(() => {}) });
    const { element } = await aSignIn(account);
    await submit(element);
    await submit(element);
    expect(account.calls).to.have.length(1);
    expect(textOf(element)).to.contain('Signing in');
  });

  it('says that the pair is wrong, not which half', async () => {
    const { element } = await aSignIn(refusing(new IrisProblem('invalid_credentials', 401)));
    await submit(element);
    expect(textOf(part(element, '[role=alert]'))).to.contain('E-mail and password don’t match');
    expect(isFocused(part(element, '#password'))).to.equal(true);
  });

  it('waits as long as the server says', async () => {
    const problem = new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 });
    const { element, account } = await aSignIn(refusing(problem));
    await submit(element);
    expect(textOf(element)).to.contain('try again in 42 s');
    expect(part(element, 'form > .primary', HTMLButtonElement).disabled).to.equal(true);
    await submit(element);
    expect(account.calls).to.have.length(1);
  });

  it('says what to do when nobody answers, and quotes the request id of a failure', async () => {
    const { element } = await aSignIn(refusing(new IrisProblem('unreachable', 0)));
    await submit(element);
    expect(textOf(element)).to.contain('Check your connection');
    const failed = await aSignIn(refusing(new IrisProblem('internal', 500, { requestId: 'request-7' })));
    await submit(failed.element);
    expect(textOf(failed.element)).to.contain('request-7');
  });

  it('asks which workspace, and signs in there', async () => {
    const account = Object.assign(fakeAccount(), { answer: (): unknown => severalWorkspaces });
    const { element } = await aSignIn(account);
    await submit(element);
    expect([...element.querySelectorAll('.choice strong')].map(textOf)).to.deep.equal([
      'Northwind Traders',
      'Lamp Studio',
    ]);
    account.answer = () => null;
    setTimeout(() => element.querySelectorAll<HTMLElement>('.choice')[1]?.click());
    await oneEvent(element, 'iris-signed-in');
    expect(account.calls.at(-1)).to.deep.equal([
      'signIn',
      { email: 'jonas@northwind.example', password: 'correct-horse', slug: 'lamps' },
    ]);
  });

  it('knows what to do about a forgotten password', async () => {
    const { element } = await aSignIn();
    expect(part(element, 'a.forgotten').getAttribute('href')).to.equal('#forgotten');
  });

  it('shows the password on request', async () => {
    const { element } = await aSignIn();
    part(element, '.reveal').click();
    await element.updateComplete;
    expect(part(element, '#password', HTMLInputElement).type).to.equal('text');
  });
});
