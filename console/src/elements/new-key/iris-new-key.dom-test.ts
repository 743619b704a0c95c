import { IrisProblem } from '@iris/client';
import { scopes } from '@iris/contract';
import { expect, html, oneEvent } from '@open-wc/testing';
import { aKey } from '../../factories.ts';
import type { KeyCalls } from '../../live/key-calls.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-new-key.define.ts';
import type { IrisNewKey } from './iris-new-key.ts';

const issued = { ...aKey(1), secret: 'iris_sk_1_secret' };

async function aNewKey(create: KeyCalls['create'] = () => Promise.resolve(issued)) {
  const { calls, made } = noted({ create });
  const element = await onPage<IrisNewKey>(html`<iris-new-key .calls=${calls}></iris-new-key>`);
  const submit = async () => {
    write(part(element, '#name', HTMLInputElement), 'Production backend');
    part(element, 'form', HTMLFormElement).requestSubmit();
    await settled(element);
    await settled(element);
  };
  return { element, made, submit };
}

describe('iris-new-key', () => {
  it('is accessible, secret, publishable and refused', async () => {
    const { element, submit } = await aNewKey(() => Promise.reject(new IrisProblem('internal', 500)));
    await expectAccessible(element);
    await submit();
    await expectAccessible(element);
    part(element, '[value=publishable]').click();
    await element.updateComplete;
    await expectAccessible(element);
  });

  it('begins with the name, and a secret that may do everything', async () => {
    const { element, made, submit } = await aNewKey();
    expect(isFocused(part(element, '#name'))).to.equal(true);
    await submit();
    const [[, key]] = made as [[string, { scopes: string[] }]];
    expect(key).to.deep.include({ name: 'Production backend', key_type: 'secret' });
    expect([...key.scopes].sort()).to.deep.equal([...scopes].sort());
  });

  it('gives away what was created, once', async () => {
    const { element, submit } = await aNewKey();
    setTimeout(() => void submit());
    const { detail }: CustomEvent<unknown> = await oneEvent(element, 'iris-key-issued');
    expect(detail).to.equal(issued);
  });

  it('asks only for what was chosen, and for something', async () => {
    const { element, made, submit } = await aNewKey();
    const boxes = [...element.renderRoot.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
    for (const box of boxes) box.click();
    await element.updateComplete;
    expect(textOf(part(element, '#scopes-hint'))).to.equal('Choose at least one.');
    expect(part(element, '.primary', HTMLButtonElement).disabled).to.equal(true);
    boxes.find(({ value }) => value === 'chat:messages.read')?.click();
    await element.updateComplete;
    await submit();
    expect(made).to.deep.equal([
      ['create', { name: 'Production backend', key_type: 'secret', scopes: ['chat:messages.read'] }],
    ]);
  });

  it('gives a publishable key no scopes', async () => {
    const { element, made, submit } = await aNewKey();
    part(element, '[value=publishable]').click();
    await element.updateComplete;
    expect(has(element, '[type=checkbox]')).to.equal(false);
    await submit();
    expect(made).to.deep.equal([
      ['create', { name: 'Production backend', key_type: 'publishable', scopes: [] }],
    ]);
  });

  it('keeps what was typed when it was refused', async () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-5' });
    const { element, submit } = await aNewKey(() => Promise.reject(problem));
    await submit();
    expect(textOf(part(element, '[role=alert]'))).to.match(/The key wasn’t created\..*request-5/);
    expect(part(element, '#name', HTMLInputElement).value).to.equal('Production backend');
  });
});
