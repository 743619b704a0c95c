import { IrisProblem } from '@iris/client';
import { expect, html, waitUntil } from '@open-wc/testing';
import { me } from '../../factories.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, press, textOf } from '../../testing/on-page.ts';
import type { AdminPage } from '../admin/admin-page.ts';
import type { AdminParts } from '../admin/iris-admin.ts';
import './iris-admin-frame.define.ts';
import type { IrisAdminFrame } from './iris-admin-frame.ts';

const pages: readonly AdminPage[] = [
  { name: 'team', title: 'Team', icon: 'people', load: async () => () => html`<p id="team">Everybody</p>` },
  { name: 'keys', title: 'Keys', icon: 'key', load: async () => () => html`<p id="keys">All of them</p>` },
];

async function aFrame(hash = '', over: Partial<AdminParts> = {}) {
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  const parts: AdminParts = {
    pages,
    send: () => Promise.reject(new Error('no calls here')),
    whoAmI: () => Promise.resolve(me),
    signOut: () => Promise.resolve(),
    ...over,
  };
  const frame = await onPage<IrisAdminFrame>(
    html`<iris-admin-frame .parts=${parts} .me=${me}></iris-admin-frame>`,
  );
  await settled(frame);
  return frame;
}

const current = (frame: IrisAdminFrame) => textOf(part(frame, 'nav [aria-current=page]'));

describe('iris-admin-frame', () => {
  after(() => history.replaceState(null, '', location.pathname + location.search));

  it('is accessible, with a page, while it loads, and when it can’t be had', async () => {
    await expectAccessible(await aFrame());
    const [team] = pages as [AdminPage];
    await expectAccessible(await aFrame('', { pages: [{ ...team, load: () => new Promise(() => {}) }] }));
    await expectAccessible(
      await aFrame('', { pages: [{ ...team, load: () => Promise.reject(new TypeError('no module')) }] }),
    );
  });

  it('opens the page that the address names, and the first where it names none', async () => {
    expect(has(await aFrame('#keys'), '#keys')).to.equal(true);
    for (const hash of ['', '#', '#no-such-page']) expect(current(await aFrame(hash))).to.equal('Team');
  });

  it('names the page in its heading, the navigation and the title', async () => {
    const frame = await aFrame('#keys');
    expect(textOf(part(frame, 'h1'))).to.equal('Keys');
    expect(current(frame)).to.equal('Keys');
    expect(document.title).to.equal('Keys – Northwind Traders – Iris');
  });

  it('follows the address, and reads out the heading of the new page', async () => {
    const frame = await aFrame();
    part(frame, 'nav a[href="#keys"]').click();
    await waitUntil(() => has(frame, '#keys'));
    expect(has(frame, '#team')).to.equal(false);
    await waitUntil(() => isFocused(part(frame, 'h1')));
    history.back();
    await waitUntil(() => has(frame, '#team'));
  });

  it('takes no keyboard away when it opens', async () => {
    expect(isFocused(part(await aFrame(), 'h1'))).to.equal(false);
  });

  it('leads past the navigation', async () => {
    const frame = await aFrame('#keys');
    const first = part(frame, 'button, a');
    expect(textOf(first)).to.equal('Skip to the page');
    first.click();
    expect(isFocused(part(frame, 'h1'))).to.equal(true);
    expect(location.hash).to.equal('#keys');
  });

  it('opens the pages’ menu where there is no column, and closes it on Escape', async () => {
    const frame = await aFrame();
    const button = part(frame, '.open-menu');
    button.click();
    await frame.updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    press(part(frame, 'nav a'), 'Escape');
    await frame.updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('false');
  });

  it('shows the toasts of its pages', async () => {
    const frame = await aFrame();
    const detail = { text: 'Saved.', action: null };
    part(frame, '#team').dispatchEvent(
      new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }),
    );
    await settled(frame);
    expect(textOf(part(frame, 'iris-toast'))).to.equal('Saved.');
  });

  it('says that one is offline', async () => {
    const frame = await aFrame();
    try {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      window.dispatchEvent(new Event('offline'));
      await frame.updateComplete;
      expect(textOf(part(frame, 'main [role=status]'))).to.contain('You’re offline.');
      await expectAccessible(frame);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
      window.dispatchEvent(new Event('online'));
    }
    await frame.updateComplete;
    expect(has(frame, 'main .offline')).to.equal(false);
  });

  it('says that one is still signed in when signing out failed', async () => {
    const frame = await aFrame('', { signOut: () => Promise.reject(new IrisProblem('unreachable', 0)) });
    part(frame, 'iris-profile-menu').dispatchEvent(new CustomEvent('iris-sign-out'));
    await settled(frame);
    await settled(frame);
    expect(textOf(part(frame, 'iris-toast'))).to.contain('You are still signed in.');
  });
});
