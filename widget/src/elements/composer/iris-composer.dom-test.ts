import { expect, fixture, html } from '@open-wc/testing';
import { en } from '../../locales/en.ts';
import { definePanel } from '../../panel.define.ts';
import { aState } from '../../state/factories.ts';
import { fakeConversation, type FakeConversation } from '../../testing/fake-conversation.ts';
import type { IrisComposer } from './iris-composer.ts';

definePanel();

async function aComposer(draft = '') {
  const conversation = fakeConversation(aState(), draft);
  const composer = await fixture<IrisComposer>(
    html`<iris-composer .conversation=${conversation} .words=${en}></iris-composer>`,
  );
  const field = composer.renderRoot.querySelector('textarea');
  if (field === null) throw new Error('The composer has a field');
  return { conversation, composer, field };
}

async function type(composer: IrisComposer, field: HTMLTextAreaElement, text: string) {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await composer.updateComplete;
}

function press(field: HTMLTextAreaElement, init: KeyboardEventInit) {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, composed: true, ...init });
  field.dispatchEvent(event);
  return event.defaultPrevented;
}

const sent = ({ calls }: FakeConversation) =>
  calls.filter(([name]) => name === 'send').map(([, text]) => text);

describe('iris-composer', () => {
  it('is accessible', async () => {
    const { composer, field } = await aComposer();
    await expect(composer).to.be.accessible();
    await type(composer, field, 'Hello');
    await expect(composer).to.be.accessible();
  });

  it('sends on Enter, trimmed, and is empty again', async () => {
    const { conversation, composer, field } = await aComposer();
    await type(composer, field, '  Hello \n');
    expect(press(field, { key: 'Enter' })).to.equal(true);
    await composer.updateComplete;
    expect(sent(conversation)).to.deep.equal(['Hello']);
    expect(field.value).to.equal('');
    expect(conversation.calls.at(-1)).to.deep.equal(['keepDraft', '']);
  });

  it('breaks the line on Shift+Enter', async () => {
    const { conversation, composer, field } = await aComposer();
    await type(composer, field, 'Hello');
    expect(press(field, { key: 'Enter', shiftKey: true })).to.equal(false);
    expect(sent(conversation)).to.deep.equal([]);
  });

  it('leaves Enter to the input method while it composes', async () => {
    const { conversation, composer, field } = await aComposer();
    await type(composer, field, 'こんに');
    expect(press(field, { key: 'Enter', isComposing: true })).to.equal(false);
    expect(press(field, { key: 'Enter', keyCode: 229 })).to.equal(false);
    expect(sent(conversation)).to.deep.equal([]);
  });

  it('sends on the Enter of a touch keyboard, which is only a line break', async () => {
    const { conversation, composer, field } = await aComposer();
    await type(composer, field, 'Hello');
    press(field, { key: 'Unidentified' });
    const event = new InputEvent('beforeinput', {
      inputType: 'insertLineBreak',
      bubbles: true,
      cancelable: true,
    });
    field.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(true);
    expect(sent(conversation)).to.deep.equal(['Hello']);
  });

  it('sends nothing when there is nothing to send', async () => {
    const { conversation, composer, field } = await aComposer();
    await type(composer, field, ' \n ');
    press(field, { key: 'Enter' });
    expect(sent(conversation)).to.deep.equal([]);
    expect(composer.renderRoot.querySelector('button')?.ariaDisabled).to.equal('true');
  });

  it('says when a message is too long, counting characters and not their halves', async () => {
    const { conversation, composer, field } = await aComposer();
    await type(composer, field, '🚲'.repeat(8_000));
    expect(composer.renderRoot.querySelector('#problem')?.textContent).to.equal('');
    await type(composer, field, '🚲'.repeat(8_001));
    expect(composer.renderRoot.querySelector('#problem')?.textContent).to.equal(en.too_long);
    press(field, { key: 'Enter' });
    expect(sent(conversation)).to.deep.equal([]);
  });

  it('14: takes up the draft, and keeps it at every keystroke', async () => {
    const { conversation, composer, field } = await aComposer('half a sen');
    expect(field.value).to.equal('half a sen');
    await type(composer, field, 'half a sentence');
    expect(conversation.calls).to.deep.include(['keepDraft', 'half a sentence']);
  });

  it('says that the visitor types, and stops when the field is empty', async () => {
    const { conversation, composer, field } = await aComposer();
    await type(composer, field, 'a');
    await type(composer, field, '');
    expect(conversation.calls.map(([name]) => name).filter((name) => name !== 'keepDraft')).to.deep.equal([
      'typed',
      'stoppedTyping',
    ]);
  });

  it('grows with its text up to six lines', async () => {
    const { composer, field } = await aComposer();
    await type(composer, field, 'a\nb\nc');
    expect(field.clientHeight).to.equal(66);
    await type(composer, field, 'a\n'.repeat(20));
    expect(field.clientHeight).to.equal(132);
    await type(composer, field, '');
    expect(field.clientHeight).to.equal(22);
  });
});
