import { expect, html } from '@open-wc/testing';
import type { QueueRow } from '@iris/contract';
import { colleagueId, me, myId } from '../../factories.ts';
import type { Me } from '../../state/me.ts';
import type { Assignable } from '../../state/team-mates.ts';
import { expectAccessible, has, isFocused, onPage, part, press, textOf } from '../../testing/on-page.ts';
import './iris-assignee.define.ts';
import type { IrisAssignee } from './iris-assignee.ts';

const mia: Assignable = { userId: colleagueId, name: 'Mia Lindqvist', avatarUrl: null, presence: 'away' };
const asked = (id: typeof myId, display_name: string): QueueRow['assignee'] => ({ id, display_name });

async function aControl(assignee: QueueRow['assignee'] = null, who: Me = me, colleagues = [mia]) {
  const told: [string, unknown][] = [];
  const tell = ({ type, detail }: CustomEvent<unknown>) => told.push([type, detail]);
  const control = await onPage<IrisAssignee>(
    html`<div style="padding-block-end: 240px; text-align: end">
      <iris-assignee
        .assignee=${assignee}
        .me=${who}
        .colleagues=${colleagues}
        @iris-assign=${tell}
        @iris-want-team=${tell}
      ></iris-assignee>
    </div>`,
  ).then((box) => part(box, 'iris-assignee') as IrisAssignee);
  const open = async () => {
    part(control, '.open').click();
    await control.updateComplete;
  };
  const items = () => [...control.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const assigned = () => told.filter(([type]) => type === 'iris-assign').map(([, detail]) => detail);
  return { control, open, items, told, assigned };
}

describe('iris-assignee', () => {
  it('is accessible, closed and open, for nobody, me, a colleague and a viewer', async () => {
    for (const assignee of [null, asked(myId, me.name), asked(colleagueId, mia.name)]) {
      const { control, open } = await aControl(assignee);
      await expectAccessible(control);
      await open();
      await expectAccessible(control);
    }
    await expectAccessible((await aControl(null, { ...me, orgRole: 'viewer' })).control);
  });

  it('takes a room of nobody’s with one click', async () => {
    const { control, assigned } = await aControl();
    part(control, '.take').click();
    expect(assigned()).to.deep.equal([myId]);
  });

  it('says whose it is, and mine with Release', async () => {
    const { control, open, items, assigned } = await aControl(asked(myId, me.name));
    expect(has(control, '.take')).to.equal(false);
    expect(textOf(part(control, '.open'))).to.contain('Answered by You');
    await open();
    expect(items().map(textOf)).to.deep.equal(['Release', 'Mia Lindqvist away']);
    items()[0]?.click();
    expect(assigned()).to.deep.equal([null]);
  });

  it('takes over from a colleague, by name', async () => {
    const { open, items, assigned } = await aControl(asked(colleagueId, mia.name));
    await open();
    expect(items().map(textOf)).to.deep.equal(['Take over from Mia Lindqvist', 'Release']);
    items()[0]?.click();
    expect(assigned()).to.deep.equal([myId]);
  });

  it('gives it to a colleague, and asks who is there when it opens', async () => {
    const { open, items, told } = await aControl();
    await open();
    items().at(-1)?.click();
    expect(told).to.deep.equal([
      ['iris-want-team', null],
      ['iris-assign', colleagueId],
    ]);
  });

  it('is walked with the keyboard, closes with Escape, and goes back to its button', async () => {
    const { control, items } = await aControl();
    press(part(control, '.open'), 'ArrowDown');
    await control.updateComplete;
    expect(isFocused(items()[0])).to.equal(true);
    press(part(control, '.menu'), 'ArrowUp');
    expect(isFocused(items().at(-1))).to.equal(true);
    press(part(control, '.menu'), 'ArrowDown');
    expect(isFocused(items()[0])).to.equal(true);
    expect(press(part(control, '.menu'), 'Escape')).to.equal(true);
    await control.updateComplete;
    expect(items()).to.deep.equal([]);
    expect(isFocused(part(control, '.open'))).to.equal(true);
  });

  it('closes when one clicks elsewhere', async () => {
    const { control, open, items } = await aControl();
    await open();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await control.updateComplete;
    expect(items()).to.deep.equal([]);
  });

  it('says that no colleague is known yet', async () => {
    const { control, open } = await aControl(null, me, []);
    await open();
    expect(textOf(part(control, '.menu'))).to.contain('No colleague has been here yet.');
  });

  it('only says whose it is to who can’t answer', async () => {
    const { control } = await aControl(asked(colleagueId, mia.name), { ...me, orgRole: 'viewer' });
    expect(textOf(control)).to.equal('Answered by Mia Lindqvist');
    expect(has(control, 'button')).to.equal(false);
  });
});
