import { expect, html } from '@open-wc/testing';
import { expectAccessible, isFocused, onPage, part, press, write } from '../../testing/on-page.ts';
import './iris-edit-box.define.ts';
import type { IrisEditBox } from './iris-edit-box.ts';

async function aBox() {
  const told: (readonly [string, unknown])[] = [];
  const tell = ({ type, detail }: CustomEvent<unknown>) => told.push([type, detail]);
  const box = await onPage<IrisEditBox>(
    html`<iris-edit-box
      .text=${'Until Friday'}
      @iris-save-edit=${tell}
      @iris-cancel-edit=${tell}
      @iris-delete=${tell}
    ></iris-edit-box>`,
  );
  const field = part(box, 'textarea', HTMLTextAreaElement);
  const type = async (words: string) => {
    write(field, words);
    await box.updateComplete;
  };
  return { box, field, told, type };
}

describe('iris-edit-box', () => {
  it('is accessible', async () => {
    await expectAccessible((await aBox()).box);
  });

  it('begins with what the message says, the keyboard at its end', async () => {
    const { field } = await aBox();
    expect(field.value).to.equal('Until Friday');
    expect(isFocused(field)).to.equal(true);
    expect(field.selectionStart).to.equal('Until Friday'.length);
  });

  it('saves on Enter, trimmed, and breaks the line on Shift+Enter', async () => {
    const { field, told, type } = await aBox();
    await type(' Until Monday ');
    expect(press(field, 'Enter', { shiftKey: true })).to.equal(false);
    expect(press(field, 'Enter')).to.equal(true);
    expect(told).to.deep.equal([['iris-save-edit', 'Until Monday']]);
  });

  it('leaves all as it was on Escape, which goes no further, and where nothing changed', async () => {
    const { field, told } = await aBox();
    expect(press(field, 'Escape')).to.equal(true);
    press(field, 'Enter');
    expect(told.map(([type]) => type)).to.deep.equal(['iris-cancel-edit', 'iris-cancel-edit']);
  });

  it('offers to delete it instead', async () => {
    const { box, told } = await aBox();
    part(box, '.delete').click();
    expect(told.map(([type]) => type)).to.deep.equal(['iris-delete']);
  });

  it('saves nothing that is empty or too long', async () => {
    const { box, field, told, type } = await aBox();
    for (const words of [' ', 'x'.repeat(8_001)]) {
      await type(words);
      press(field, 'Enter');
      expect(part(box, '.primary', HTMLButtonElement).disabled).to.equal(true);
    }
    expect(told).to.deep.equal([]);
  });
});
