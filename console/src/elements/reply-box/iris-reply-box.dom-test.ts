import { expect, html } from '@open-wc/testing';
import { expectAccessible, onPage, part, press, textOf, write } from '../../testing/on-page.ts';
import './iris-reply-box.define.ts';
import type { IrisReplyBox } from './iris-reply-box.ts';

async function aBox(text = '') {
  const sent: string[] = [];
  const written: string[] = [];
  const box = await onPage<IrisReplyBox>(
    html`<iris-reply-box
      .text=${text}
      .to=${'Amara'}
      @iris-send=${(event: CustomEvent<string>) => sent.push(event.detail)}
      @iris-write=${(event: CustomEvent<string>) => written.push(event.detail)}
    ></iris-reply-box>`,
  );
  const field = part(box, 'textarea', HTMLTextAreaElement);
  const type = async (words: string) => {
    write(field, words);
    await box.updateComplete;
  };
  return { box, field, sent, written, type, button: part(box, '.send', HTMLButtonElement) };
}

describe('iris-reply-box', () => {
  it('is accessible, empty, with words and with too many', async () => {
    const { box, type } = await aBox();
    await expectAccessible(box);
    await type('Hello');
    await expectAccessible(box);
    await type('x'.repeat(8_001));
    await expectAccessible(box);
  });

  it('sends on Enter, trimmed, and is empty again', async () => {
    const { field, sent, written, type, box } = await aBox();
    await type('  Yes. \n');
    expect(press(field, 'Enter')).to.equal(true);
    await box.updateComplete;
    expect(sent).to.deep.equal(['Yes.']);
    expect(field.value).to.equal('');
    expect(written.at(-1)).to.equal('');
  });

  it('breaks the line on Shift+Enter', async () => {
    const { field, sent, type } = await aBox();
    await type('Yes');
    expect(press(field, 'Enter', { shiftKey: true })).to.equal(false);
    expect(sent).to.deep.equal([]);
  });

  it('leaves Enter to an input method that is composing', async () => {
    const { field, sent, type } = await aBox();
    await type('にほん');
    expect(press(field, 'Enter', { isComposing: true })).to.equal(false);
    expect(press(field, 'Enter', { keyCode: 229 })).to.equal(false);
    expect(sent).to.deep.equal([]);
  });

  it('sends nothing when there is nothing but space', async () => {
    const { field, sent, type, button } = await aBox();
    await type(' \n ');
    press(field, 'Enter');
    expect(sent).to.deep.equal([]);
    expect(button.disabled).to.equal(true);
  });

  it('grows with the text, up to a bound', async () => {
    const { box, type } = await aBox();
    const one = box.offsetHeight;
    await type('1\n2\n3\n4');
    const four = box.offsetHeight;
    await type('1\n'.repeat(60));
    expect(four).to.be.greaterThan(one + 40);
    expect(box.offsetHeight).to.be.lessThan(320);
  });

  it('counts down towards 8,000 characters and sends no more', async () => {
    const { box, field, sent, type, button } = await aBox();
    await type('👍'.repeat(7_990));
    expect(textOf(part(box, '.left'))).to.equal('10 characters left');
    await type('👍'.repeat(8_003));
    expect(textOf(part(box, '.left'))).to.equal('3 characters too long');
    press(field, 'Enter');
    expect(button.disabled).to.equal(true);
    expect(sent).to.deep.equal([]);
  });

  it('begins with what was begun before', async () => {
    const { field, button } = await aBox('Half a');
    expect(field.value).to.equal('Half a');
    expect(button.disabled).to.equal(false);
  });

  it('uses type that iOS does not zoom into on a phone', async () => {
    const { field } = await aBox();
    const expected = matchMedia('(max-width: 799px)').matches ? '16px' : '14px';
    expect(getComputedStyle(field).fontSize).to.equal(expected);
  });
});
