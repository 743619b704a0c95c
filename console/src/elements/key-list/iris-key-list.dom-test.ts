import { expect, html } from '@open-wc/testing';
import { keysOf } from '../../state/keys.ts';
import { expectAccessible, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-key-list.define.ts';
import type { IrisKeyList } from './iris-key-list.ts';

const aKeyList = () => onPage<IrisKeyList>(html`<iris-key-list></iris-key-list>`);

describe('iris-key-list', () => {
  it('is accessible', async () => {
    const list = await aKeyList();
    list.show();
    await expectAccessible(list);
  });

  it('names every key of the console', async () => {
    const list = await aKeyList();
    const text = textOf(part(list, '.places'));
    for (const act of ['palette', 'search', 'note', 'archive'] as const)
      expect(text).to.contain(keysOf(act, false).join(''));
  });

  it('opens as a modal dialog and closes with its cross or beside it', async () => {
    const list = await aKeyList();
    const dialog = part(list, 'dialog', HTMLDialogElement);
    list.show();
    expect(dialog.matches(':modal')).to.equal(true);
    part(list, 'header button').click();
    expect(dialog.open).to.equal(false);
    list.show();
    part(list, 'dl').click();
    expect(dialog.open).to.equal(true);
    dialog.click();
    expect(dialog.open).to.equal(false);
  });
});
