import { expect, html, waitUntil } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import { fakeAccount, type FakeAccount } from '../../testing/fake-account.ts';
import { expectAccessible, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-sign-up.define.ts';
import type { IrisSignUp } from './iris-sign-up.ts';

async function aSignUp(account: FakeAccount = fakeAccount()) {
  const element = await onPage<IrisSignUp>(html`<iris-sign-up .account=${account}></iris-sign-up>`);
  const field = (id: string) => part(element, `#${id}`, HTMLInputElement);
  const hint = () => textOf(part(element, '#slug-hint'));
  return { element, account, field, hint };
}

async function fillIn({ field, hint }: Awaited<ReturnType<typeof aSignUp>>) {
  write(field('full_name'), 'Jonas Weber');
  write(field('company_name'), 'Northwind Traders');
  write(field('email'), 'jonas@northwind.example');
  write(field('password'), 'correct-horse');
  await waitUntil(() => hint() === 'It is free.');
}

async function submit({ element }: Awaited<ReturnType<typeof aSignUp>>) {
  part(element, 'form', HTMLFormElement).requestSubmit();
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}

describe('iris-sign-up', () => {
  it('is accessible, empty, refused and mailed', async () => {
    const signUp = await aSignUp();
    await expectAccessible(signUp.element);
    write(signUp.field('slug'), 'A');
    await signUp.element.updateComplete;
    await expectAccessible(signUp.element);
    write(signUp.field('slug'), 'northwind');
    await fillIn(signUp);
    await submit(signUp);
    await expectAccessible(signUp.element);
  });

  it('proposes a handle from the company until one is typed', async () => {
    const { field } = await aSignUp();
    write(field('company_name'), 'Café Zürich');
    expect(field('slug').value).to.equal('cafe-zurich');
    write(field('slug'), 'zurich');
    write(field('company_name'), 'Another');
    expect(field('slug').value).to.equal('zurich');
  });

  it('asks only about the last handle, and only a well-formed one', async () => {
    const { field, hint, account } = await aSignUp();
    for (const slug of ['n', 'northwind', 'taken']) write(field('slug'), slug);
    await waitUntil(() => hint().startsWith('It is taken'));
    expect(account.calls).to.deep.equal([['isSlugFree', 'taken']]);
    write(field('slug'), 'Not well-formed');
    await waitUntil(() => hint().startsWith('3 to 40'));
    expect(account.calls).to.have.length(1);
  });

  it('does not send a handle that is taken', async () => {
    const signUp = await aSignUp();
    await fillIn(signUp);
    write(signUp.field('slug'), 'taken');
    await waitUntil(() => signUp.hint().startsWith('It is taken'));
    await submit(signUp);
    expect(signUp.account.calls.map(([name]) => name)).not.to.contain('signUp');
  });

  it('sends the form and says where the mail went', async () => {
    const signUp = await aSignUp();
    await fillIn(signUp);
    await submit(signUp);
    expect(signUp.account.calls.at(-1)).to.deep.equal([
      'signUp',
      {
        full_name: 'Jonas Weber',
        company_name: 'Northwind Traders',
        slug: 'northwind-traders',
        email: 'jonas@northwind.example',
        password: 'correct-horse',
      },
    ]);
    expect(textOf(signUp.element)).to.contain('We sent a link to jonas@northwind.example');
  });

  it('leads on by itself where the server sends no mail', async () => {
    const account = fakeAccount();
    account.answer = (name) => (name === 'signup' ? { isMailSent: false, token: 'token/1' } : null);
    const signUp = await aSignUp(account);
    await fillIn(signUp);
    await submit(signUp);
    const link = part(signUp.element, 'a.primary', HTMLAnchorElement);
    expect(link.getAttribute('href')).to.equal('/signup.html?tenant_id=tenant-1&token=token%2F1');
  });

  it('says so where nobody could ever confirm', async () => {
    const account = fakeAccount();
    account.answer = (name) => (name === 'signup' ? { isMailSent: false } : null);
    const signUp = await aSignUp(account);
    await fillIn(signUp);
    await submit(signUp);
    expect(textOf(signUp.element)).to.contain('No mail could be sent');
  });

  it('says that somebody was faster with the handle', async () => {
    const account = fakeAccount();
    account.answer = (name) => (name === 'signUp' ? new IrisProblem('slug_taken', 409) : null);
    const signUp = await aSignUp(account);
    await fillIn(signUp);
    await submit(signUp);
    expect(signUp.hint()).to.contain('It is taken');
    expect(signUp.field('full_name').value).to.equal('Jonas Weber');
  });

  it('waits as long as the server says', async () => {
    const account = fakeAccount();
    const problem = new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 });
    account.answer = (name) => (name === 'signUp' ? problem : null);
    const signUp = await aSignUp(account);
    await fillIn(signUp);
    await submit(signUp);
    expect(textOf(signUp.element)).to.contain('try again in 42 s');
    await submit(signUp);
    expect(account.calls.filter(([name]) => name === 'signUp')).to.have.length(1);
  });

  it('names the fields that the server refused', async () => {
    const details = [{ path: '/password', message: 'must not have fewer than 10 characters' }];
    const account = fakeAccount();
    account.answer = (name) =>
      name === 'signUp' ? new IrisProblem('validation_failed', 400, { error: { details } }) : null;
    const signUp = await aSignUp(account);
    await fillIn(signUp);
    await submit(signUp);
    expect(textOf(signUp.element)).to.contain('Password must not have fewer than 10 characters.');
  });
});
