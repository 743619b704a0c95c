import { IrisProblem } from '@iris/client';
import { expect, html } from '@open-wc/testing';
import { fakeAccount } from '../../testing/fake-account.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-new-password.define.ts';
import type { IrisNewPassword } from './iris-new-password.ts';

async function aForm(answer: unknown = null) {
  const account = Object.assign(fakeAccount(), { answer: () => answer });
  const element = await onPage<IrisNewPassword>(
    html`<iris-new-password .account=${account} .token=${'token-1'}></iris-new-password>`,
  );
  const submit = async () => {
    write(part(element, '#password', HTMLInputElement), 'correct-horse');
    part(element, 'form', HTMLFormElement).requestSubmit();
    await settled(element);
    await settled(element);
  };
  return { element, account, submit };
}

describe('iris-new-password', () => {
  it('is accessible, as a form, refused, ended and done', async () => {
    await expectAccessible((await aForm()).element);
    for (const answer of [null, new IrisProblem('gone', 410), new IrisProblem('unavailable', 503)]) {
      const { element, submit } = await aForm(answer);
      await submit();
      await expectAccessible(element);
    }
  });

  it('sets the password, says what it opens, and leads to signing in', async () => {
    const { element, account, submit } = await aForm();
    expect(isFocused(part(element, '#password'))).to.equal(true);
    await submit();
    expect(account.calls).to.deep.equal([['reset', { token: 'token-1', password: 'correct-horse' }]]);
    expect(textOf(element)).to.contain('It opens Northwind Traders.');
    expect(part(element, 'a.primary').getAttribute('href')).to.equal('/login.html');
  });

  it('says itself that a password is too short, at the field, until it is long enough', async () => {
    const { element, account } = await aForm();
    const field = part(element, '#password', HTMLInputElement);
    const hint = () => textOf(part(element, '#password-hint'));
    let isBubbleLeft = true;
    field.addEventListener('invalid', (event) => (isBubbleLeft = !event.defaultPrevented));
    for (const short of ['', '🔑🔑🔑🔑🔑', 'nine-char']) {
      write(field, short);
      field.blur();
      part(element, 'form', HTMLFormElement).requestSubmit();
      await settled(element);
      expect(isBubbleLeft, short).to.equal(false);
      expect(hint()).to.equal('Too short: at least 10 characters.');
      expect(field.ariaInvalid).to.equal('true');
      expect(isFocused(field)).to.equal(true);
    }
    await expectAccessible(element);
    write(field, 'ten-chars!');
    await settled(element);
    expect(hint()).to.equal('At least 10 characters.');
    expect(account.calls).to.deep.equal([]);
  });

  for (const [code, status, title] of [
    ['gone', 410, 'This link has expired'],
    ['invalid_token', 401, 'This link doesn’t work'],
  ] as const)
    it(`says what ${code} means, and how to get a new link`, async () => {
      const { element, submit } = await aForm(new IrisProblem(code, status));
      await submit();
      expect(textOf(part(element, 'h1'))).to.equal(title);
      expect(part(element, 'a.primary').getAttribute('href')).to.equal('/login.html#forgotten');
    });

  it('keeps the form for whatever may work the next time', async () => {
    for (const code of ['unreachable', 'internal', 'validation_failed']) {
      const { element, submit } = await aForm(new IrisProblem(code, 500));
      await submit();
      expect(has(element, 'form')).to.equal(true);
      expect(textOf(part(element, '[role=alert]'))).not.to.equal('');
    }
  });
});
