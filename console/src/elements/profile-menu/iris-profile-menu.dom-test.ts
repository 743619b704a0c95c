import { expect, html, oneEvent } from '@open-wc/testing';
import { me } from '../../factories.ts';
import type { Me } from '../../state/me.ts';
import { expectAccessible, isFocused, onPage, part, press, textOf } from '../../testing/on-page.ts';
import './iris-profile-menu.define.ts';
import type { IrisProfileMenu } from './iris-profile-menu.ts';

async function aMenu(who: Me = me, place: 'console' | 'admin' = 'console') {
  const menu = await onPage<IrisProfileMenu>(
    html`<iris-profile-menu .me=${who} .presence=${'online'} .place=${place}></iris-profile-menu>`,
  );
  const open = async () => {
    part(menu, '.self').click();
    await menu.updateComplete;
  };
  const items = () => [...menu.renderRoot.querySelectorAll<HTMLElement>('.menu :is(button, a)')];
  return { menu, open, items };
}

describe('iris-profile-menu', () => {
  it('is accessible, closed and open', async () => {
    const { menu, open } = await aMenu();
    await expectAccessible(menu);
    await open();
    await expectAccessible(menu);
  });

  it('sets one’s presence', async () => {
    const { menu, open, items } = await aMenu();
    await open();
    expect(items().map((item) => item.getAttribute('aria-checked'))).to.deep.equal([
      'true',
      'false',
      'false',
      'false',
      'false',
      null,
      null,
    ]);
    setTimeout(() => items()[1]?.click());
    const event: CustomEvent<unknown> = await oneEvent(menu, 'iris-set-presence');
    expect(event.detail).to.equal('away');
  });

  it('switches notifications and sound, each by itself', async () => {
    const { menu, open, items } = await aMenu();
    menu.alerts = { notification: false, sound: true };
    await open();
    const [notification, sound] = items().slice(3, 5);
    expect([notification?.ariaChecked, sound?.ariaChecked]).to.deep.equal(['false', 'true']);
    setTimeout(() => notification?.click());
    const event: CustomEvent<unknown> = await oneEvent(menu, 'iris-set-alerts');
    expect(event.detail).to.deep.equal({ notification: true, sound: true });
  });

  it('offers a viewer no presence, but the way out', async () => {
    const { open, items, menu } = await aMenu({ ...me, orgRole: 'viewer' });
    await open();
    expect(items().map(textOf)).to.deep.equal(['Desktop notifications', 'Sound', 'Keys ?', 'Sign out']);
    setTimeout(() => items()[3]?.click());
    await oneEvent(menu, 'iris-sign-out');
  });

  it('leads owners and admins to admin, and from there back to the console', async () => {
    const { open, items } = await aMenu({ ...me, orgRole: 'admin' });
    await open();
    expect(items().map((item) => item.getAttribute('href'))).to.include('/admin.html');
    const there = await aMenu({ ...me, orgRole: 'admin' }, 'admin');
    await there.open();
    await expectAccessible(there.menu);
    expect(there.items().map(textOf)).to.deep.equal(['Console', 'Sign out']);
    expect(there.items()[0]?.getAttribute('href')).to.equal('/console.html');
  });

  it('is walked with the arrows, and Escape closes it and goes back to the button', async () => {
    const { menu, open, items } = await aMenu();
    await open();
    expect(isFocused(items()[0])).to.equal(true);
    press(part(menu, '.menu'), 'ArrowUp');
    expect(isFocused(items().at(-1))).to.equal(true);
    press(part(menu, '.menu'), 'Escape');
    await menu.updateComplete;
    expect(items()).to.deep.equal([]);
    expect(isFocused(part(menu, '.self'))).to.equal(true);
  });

  it('closes when one clicks elsewhere', async () => {
    const { menu, open, items } = await aMenu();
    await open();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await menu.updateComplete;
    expect(items()).to.deep.equal([]);
  });
});
