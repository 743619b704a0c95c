import { expect, html } from '@open-wc/testing';
import {
  expectAccessible,
  has,
  isFocused,
  onPage,
  part,
  press,
  textOf,
  write,
} from '../../testing/on-page.ts';
import './iris-tag-editor.define.ts';
import type { IrisTagEditor } from './iris-tag-editor.ts';

async function anEditor(tags: readonly string[] = ['billing'], canEdit = true) {
  const set: string[][] = [];
  const wanted: string[] = [];
  const editor = await onPage<IrisTagEditor>(
    html`<iris-tag-editor
      .tags=${tags}
      .inUse=${['billing', 'order', 'reorder']}
      .canEdit=${canEdit}
      @iris-set-tags=${(event: CustomEvent<string[]>) => set.push(event.detail)}
      @iris-want-tags=${({ type }: Event) => wanted.push(type)}
    ></iris-tag-editor>`,
  );
  const open = async () => {
    editor.focus();
    await editor.updateComplete;
    await editor.updateComplete;
    return part(editor, 'input', HTMLInputElement);
  };
  const type = async (words: string) => {
    write(part(editor, 'input', HTMLInputElement), words);
    await editor.updateComplete;
  };
  const key = async (name: string) => {
    const isTaken = press(part(editor, 'input'), name);
    await editor.updateComplete;
    return isTaken;
  };
  const options = () => [...editor.renderRoot.querySelectorAll('[role="option"]')].map(textOf);
  return { editor, set, wanted, open, type, key, options };
}

describe('iris-tag-editor', () => {
  it('is accessible, closed, open, with something new, and for who can only read', async () => {
    const { editor, open, type } = await anEditor();
    await expectAccessible(editor);
    await open();
    await expectAccessible(editor);
    await type('warranty');
    await expectAccessible(editor);
    await expectAccessible((await anEditor(['billing'], false)).editor);
  });

  it('takes a tag off by its cross, and the keyboard goes on from there', async () => {
    const { editor, set } = await anEditor(['billing', 'order']);
    part(editor, '[aria-label="Remove tag billing"]').click();
    await editor.updateComplete;
    expect(set).to.deep.equal([['order']]);
    expect(isFocused(part(editor, '.add'))).to.equal(true);
  });

  it('opens with the keyboard in the field, asks which are in use, and offers them', async () => {
    const { open, wanted, options } = await anEditor();
    expect(isFocused(await open())).to.equal(true);
    expect(wanted).to.have.lengthOf(1);
    expect(options()).to.deep.equal(['order', 'reorder']);
  });

  it('adds the marked one with Enter, and stays open for the next', async () => {
    const { set, open, type, key, options } = await anEditor();
    await open();
    await type('ord');
    await key('ArrowDown');
    expect(await key('Enter')).to.equal(true);
    expect(set).to.deep.equal([['billing', 'reorder']]);
    expect(options()).to.deep.equal(['order']);
  });

  it('adds one that is new, as the server will keep it', async () => {
    const { set, open, type, key, options } = await anEditor();
    await open();
    await type(' Spare  Parts');
    expect(options()).to.deep.equal(['spare partsnew']);
    await key(',');
    expect(set).to.deep.equal([['billing', 'spare parts']]);
  });

  it('adds one by a click', async () => {
    const { editor, set, open } = await anEditor();
    await open();
    part(editor, '[role="option"]').click();
    expect(set).to.deep.equal([['billing', 'order']]);
  });

  it('takes the last one off with Backspace in the empty field only', async () => {
    const { set, open, type, key } = await anEditor(['billing', 'order']);
    await open();
    await type('x');
    await key('Backspace');
    expect(set).to.deep.equal([]);
    await type('');
    await key('Backspace');
    expect(set).to.deep.equal([['billing']]);
  });

  it('closes with Escape, which goes no further, and when one goes elsewhere', async () => {
    const { editor, open, key } = await anEditor();
    await open();
    expect(await key('Escape')).to.equal(true);
    expect(isFocused(part(editor, '.add'))).to.equal(true);
    (await open()).blur();
    await editor.updateComplete;
    expect(has(editor, 'input')).to.equal(false);
  });

  it('takes no more than twenty', async () => {
    const { editor } = await anEditor(Array.from({ length: 20 }, (_, index) => `tag ${index}`));
    expect(has(editor, '.add')).to.equal(false);
  });

  it('only shows them to who can’t answer', async () => {
    const { editor } = await anEditor(['billing'], false);
    expect(textOf(editor)).to.equal('billing');
    expect(has(editor, 'button')).to.equal(false);
  });
});
