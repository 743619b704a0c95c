import { expect, html } from '@open-wc/testing';
import type { QueueRow } from '@iris/contract';
import { IrisProblem } from '@iris/client';
import { anAssignee, colleagueId, me, myId } from '../../factories.ts';
import { type Assignable, type Colleagues, unknownColleagues } from '../../state/colleagues.ts';
import type { Me } from '../../state/me.ts';
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
import './iris-assignee.define.ts';
import type { IrisAssignee } from './iris-assignee.ts';

const mia: Assignable = { userId: colleagueId, name: 'Mia Lindqvist', avatarUrl: null, presence: 'away' };
const ben: Assignable = { ...mia, userId: anAssignee(1).user_id, name: 'Ben Ahmed', presence: 'offline' };
const asked = (id: typeof myId, display_name: string): QueueRow['assignee'] => ({ id, display_name });
const loaded = (...list: readonly Assignable[]): Colleagues => ({ status: 'loaded', problem: null, list });
const failed: Colleagues = {
  ...unknownColleagues,
  status: 'failed',
  problem: new IrisProblem('internal', 500, { requestId: 'request-7' }),
};

async function aControl(
  assignee: QueueRow['assignee'] = null,
  who: Me = me,
  colleagues: Colleagues = loaded(mia, ben),
) {
  const told: [string, unknown][] = [];
  const tell = ({ type, detail }: CustomEvent<unknown>) => told.push([type, detail]);
  const control = await onPage<IrisAssignee>(
    html`<div style="padding-block-end: 360px; text-align: end">
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
  const options = () => [...control.renderRoot.querySelectorAll<HTMLElement>('[role="option"]')];
  const field = () => part(control, 'input', HTMLInputElement);
  const type = async (text: string) => {
    write(field(), text);
    await control.updateComplete;
  };
  const key = async (name: string) => {
    const isTaken = press(field(), name);
    await control.updateComplete;
    return isTaken;
  };
  const assigned = () => told.filter(([name]) => name === 'iris-assign').map(([, detail]) => detail);
  return { control, open, options, field, type, key, told, assigned };
}

/** The option that the field says is marked. */
const markedIn = (control: IrisAssignee) =>
  textOf(
    control.shadowRoot?.getElementById(part(control, 'input').getAttribute('aria-activedescendant') ?? ''),
  );

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

  it('is accessible while nobody is known, and where nobody is found', async () => {
    for (const colleagues of [unknownColleagues, failed, loaded()]) {
      const { control, open, type } = await aControl(null, me, colleagues);
      await open();
      await type('zz');
      await expectAccessible(control);
    }
  });

  it('takes a room of nobody’s with one click', async () => {
    const { control, assigned } = await aControl();
    part(control, '.take').click();
    expect(assigned()).to.deep.equal([myId]);
  });

  it('says whose it is, and mine with Release', async () => {
    const { control, open, options, assigned } = await aControl(asked(myId, me.name));
    expect(has(control, '.take')).to.equal(false);
    expect(textOf(part(control, '.open'))).to.contain('Answered by You');
    await open();
    expect(options().map(textOf)).to.deep.equal(['Release', 'Mia Lindqvist away', 'Ben Ahmed offline']);
    options()[0]?.click();
    expect(assigned()).to.deep.equal([null]);
  });

  it('takes over from a colleague, by name', async () => {
    const { open, options, assigned } = await aControl(asked(colleagueId, mia.name));
    await open();
    expect(options().map(textOf)).to.deep.equal([
      'Take over from Mia Lindqvist',
      'Release',
      'Ben Ahmed offline',
    ]);
    options()[0]?.click();
    expect(assigned()).to.deep.equal([myId]);
  });

  it('gives it to a colleague, and asks who can answer when it opens', async () => {
    const { open, options, told } = await aControl();
    await open();
    options().at(-1)?.click();
    expect(told).to.deep.equal([
      ['iris-want-team', null],
      ['iris-assign', ben.userId],
    ]);
  });

  it('is walked with the keyboard, closes with Escape, and goes back to its button', async () => {
    const { control, options, field, key } = await aControl();
    press(part(control, '.open'), 'ArrowDown');
    await control.updateComplete;
    expect(isFocused(field())).to.equal(true);
    expect(markedIn(control)).to.equal('Take');
    await key('ArrowUp');
    expect(markedIn(control)).to.equal('Ben Ahmed offline');
    await key('ArrowDown');
    expect(markedIn(control)).to.equal('Take');
    expect(await key('Escape')).to.equal(true);
    expect(options()).to.deep.equal([]);
    expect(isFocused(part(control, '.open'))).to.equal(true);
  });

  it('finds a colleague by what is typed, and gives it to them on Enter', async () => {
    const { control, open, options, type, key, assigned } = await aControl(asked(myId, me.name));
    await open();
    await type('ah');
    expect(options().map(textOf)).to.deep.equal(['Ben Ahmed offline']);
    expect(markedIn(control)).to.equal('Ben Ahmed offline');
    await key('Enter');
    expect(assigned()).to.deep.equal([ben.userId]);
    expect(options()).to.deep.equal([]);
    await open();
    expect(options()).to.have.lengthOf(3);
  });

  it('says that nobody is called so, and then does nothing on Enter', async () => {
    const { control, open, type, key, assigned } = await aControl();
    await open();
    await type('zoe');
    expect(textOf(part(control, '[role="status"]'))).to.equal('No colleague who can answer is called “zoe”.');
    expect(await key('Enter')).to.equal(false);
    expect(assigned()).to.deep.equal([]);
  });

  it('closes when one clicks elsewhere', async () => {
    const { control, open, options } = await aControl();
    await open();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await control.updateComplete;
    expect(options()).to.deep.equal([]);
  });

  it('can be taken while the colleagues are still looked for', async () => {
    const { control, open, options } = await aControl(null, me, unknownColleagues);
    await open();
    expect(options().map(textOf)).to.deep.equal(['Take']);
    expect(textOf(part(control, '[role="status"]'))).to.equal('Looking who can answer …');
    control.colleagues = loaded(mia);
    await control.updateComplete;
    expect(options().map(textOf)).to.deep.equal(['Take', 'Mia Lindqvist away']);
    expect(textOf(part(control, '[role="status"]'))).to.equal('');
  });

  it('says that they couldn’t be loaded, with the request id, and asks again on request', async () => {
    const { control, open, told } = await aControl(null, me, failed);
    await open();
    expect(textOf(part(control, '[role="status"]'))).to.match(/^Your team couldn’t be loaded\..*request-7/);
    part(control, '.empty button').click();
    expect(told.map(([name]) => name)).to.deep.equal(['iris-want-team', 'iris-want-team']);
  });

  it('says that there is nobody else', async () => {
    const { control, open } = await aControl(null, me, loaded());
    await open();
    expect(textOf(part(control, '[role="status"]'))).to.contain('Nobody else can answer yet.');
  });

  it('only says whose it is to who can’t answer', async () => {
    const { control } = await aControl(asked(colleagueId, mia.name), { ...me, orgRole: 'viewer' });
    expect(textOf(control)).to.equal('Answered by Mia Lindqvist');
    expect(has(control, 'button')).to.equal(false);
  });
});
