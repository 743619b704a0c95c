import { expect, html, oneEvent } from '@open-wc/testing';
import type { ListKey } from '../../state/list-rules.ts';
import { expectAccessible, has, onPage, part, press, textOf, write } from '../../testing/on-page.ts';
import './iris-queue-head.define.ts';
import type { IrisQueueHead } from './iris-queue-head.ts';

const counts = { unassigned: 3, mine: 2, open: 12, archived: 12_345 };
const tags = [
  { tag: 'billing', open: 4, archived: 1 },
  { tag: 'order', open: 2, archived: 0 },
];

async function aHead(list: ListKey = 'open') {
  const told: [string, unknown][] = [];
  const tell = ({ type, detail }: CustomEvent<unknown>) => told.push([type, detail]);
  const head = await onPage<IrisQueueHead>(
    html`<iris-queue-head
      .list=${list}
      .counts=${counts}
      .tags=${tags}
      @iris-switch-list=${tell}
      @iris-search=${tell}
      @iris-want-tags=${tell}
      @iris-leave-search=${tell}
    ></iris-queue-head>`,
  );
  const states = () => [...head.renderRoot.querySelectorAll<HTMLElement>('.states button')];
  const items = () => [...head.renderRoot.querySelectorAll<HTMLElement>('[role="menuitemradio"]')];
  const open = async () => {
    part(head, '.by-tag').click();
    await head.updateComplete;
  };
  return { head, told, states, items, open, field: part(head, 'input', HTMLInputElement) };
}

describe('iris-queue-head', () => {
  it('is accessible, plain, with a tag, and with the choice of tags open', async () => {
    const { head, open } = await aHead('mine#billing');
    await expectAccessible(head);
    await open();
    await expectAccessible(head);
    await expectAccessible((await aHead()).head);
  });

  it('says how many rooms are in each state, and switches between them', async () => {
    const { states, told } = await aHead();
    expect(states().map(textOf)).to.deep.equal(['Unassigned 3', 'Mine 2', 'Open 12', 'Archived 12k']);
    expect(states().map((button) => button.ariaPressed)).to.deep.equal(['false', 'false', 'true', 'false']);
    states()[1]?.click();
    expect(told).to.deep.equal([['iris-switch-list', 'mine']]);
  });

  it('leaves the numbers out until they are known', async () => {
    const { head, states } = await aHead();
    head.counts = null;
    await head.updateComplete;
    expect(states().map(textOf)).to.deep.equal(['Unassigned', 'Mine', 'Open', 'Archived']);
  });

  it('filters by a tag, in the state that is shown', async () => {
    const { head, items, open, told } = await aHead('mine');
    await open();
    expect(items().map(textOf)).to.deep.equal(['All tags', 'billing4', 'order2']);
    items()[1]?.click();
    expect(told).to.deep.equal([
      ['iris-want-tags', null],
      ['iris-switch-list', 'mine#billing'],
    ]);
    expect(has(head, '.chosen')).to.equal(false);
  });

  it('names the tag, keeps it in another state, and takes it away', async () => {
    const { head, states, told } = await aHead('mine#billing');
    expect(textOf(part(head, '.chosen'))).to.equal('Tagged billing');
    states()[2]?.click();
    part(head, '.chosen button').click();
    expect(told).to.deep.equal([
      ['iris-switch-list', 'open#billing'],
      ['iris-switch-list', 'mine'],
    ]);
  });

  it('searches once one pauses, at once on Enter, and no more when the field is emptied', async () => {
    const { head, told, field } = await aHead();
    write(field, 'f');
    write(field, ' fjord ');
    const { detail }: CustomEvent<unknown> = await oneEvent(head, 'iris-search');
    expect(detail).to.equal('fjord');
    write(field, 'fjord 3');
    press(field, 'Enter');
    write(field, '');
    expect(told.map(([, words]) => words)).to.deep.equal(['fjord', 'fjord 3', '']);
  });

  it('leaves the search when a state is picked, and shows none as picked before', async () => {
    const { head, states, told, field } = await aHead();
    write(field, 'fjord');
    press(field, 'Enter');
    await head.updateComplete;
    expect(states().map((button) => button.ariaPressed)).to.deep.equal(['false', 'false', 'false', 'false']);
    states()[1]?.click();
    await head.updateComplete;
    expect(field.value).to.equal('');
    expect(told.slice(1)).to.deep.equal([
      ['iris-search', ''],
      ['iris-switch-list', 'mine'],
    ]);
  });

  it('empties the field with Escape, and goes on to the list with the next or the arrow down', async () => {
    const { told, field, head } = await aHead();
    write(field, 'fjord');
    press(field, 'Escape');
    await head.updateComplete;
    expect(field.value).to.equal('');
    press(field, 'Escape');
    press(field, 'ArrowDown');
    expect(told.map(([type]) => type)).to.deep.equal([
      'iris-search',
      'iris-leave-search',
      'iris-leave-search',
    ]);
  });
});
