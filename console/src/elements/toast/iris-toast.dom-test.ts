import { expect, html } from '@open-wc/testing';
import { expectAccessible, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-toast.define.ts';
import type { IrisToast } from './iris-toast.ts';

const aToast = (run: () => void = () => {}) =>
  onPage<IrisToast>(
    html`<iris-toast .toast=${{ text: 'Archived Amara.', action: { text: 'Undo', run } }}></iris-toast>`,
  );

describe('iris-toast', () => {
  it('is accessible', async () => {
    await expectAccessible(await aToast());
  });

  it('does what it offers, once, and goes', async () => {
    let count = 0;
    const toast = await aToast(() => (count += 1));
    part(toast, 'button').click();
    await toast.updateComplete;
    expect(count).to.equal(1);
    expect(textOf(toast)).to.equal('');
  });

  it('is announced politely', async () => {
    expect(part(await aToast(), '[role=status]').textContent).to.contain('Archived Amara.');
  });
});
