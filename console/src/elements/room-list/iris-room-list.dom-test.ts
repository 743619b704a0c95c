import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import { aMessage, aRoom, me, mySender, roomId, roomsOf, visitorId } from '../../factories.ts';
import { noRooms, type Rooms, withLoading, withRoom } from '../../state/rooms.ts';
import { expectAccessible, isFocused, onPage, part, press, textOf } from '../../testing/on-page.ts';
import './iris-room-list.define.ts';
import type { IrisRoomList } from './iris-room-list.ts';

const three = roomsOf(
  aRoom(1, 1),
  aRoom(2, 2, { unread: 2, last_read_seq: 0 }),
  aRoom(3, 3, { last_message: aMessage(3, { channel_id: roomId(3), sender: mySender }) }),
);

async function aList(rooms: Rooms = three, over: Partial<IrisRoomList> = {}) {
  const list = await onPage<IrisRoomList>(html`<iris-room-list .rooms=${rooms} .me=${me}></iris-room-list>`);
  Object.assign(list, over);
  await list.updateComplete;
  return list;
}

const rows = (list: IrisRoomList) => [...list.renderRoot.querySelectorAll<HTMLElement>('a.row')];
const names = (list: IrisRoomList) => rows(list).map((row) => textOf(row.querySelector('.name')));
const over = (list: IrisRoomList, type: string, pointerType = 'mouse') =>
  part(list, 'ul').dispatchEvent(new PointerEvent(type, { pointerType }));

describe('iris-room-list', () => {
  it('is accessible with rooms, empty, loading and failed', async () => {
    const presence = new Map([[visitorId, 'online' as const]]);
    const visitors = new Map([[roomId(1), visitorId]]);
    const typists = new Map([[roomId(2), [{ user_id: visitorId, display_name: 'Amara' }]]]);
    await expectAccessible(await aList(three, { presence, visitors, typists, selected: roomId(1) }));
    await expectAccessible(await aList(roomsOf()));
    await expectAccessible(await aList(noRooms));
    const failed = withLoading(noRooms, 'open', {
      status: 'failed',
      problem: new IrisProblem('internal', 500),
    });
    await expectAccessible(await aList(failed));
  });

  it('shows the latest activity first, with the last words and what is unread', async () => {
    const list = await aList();
    expect(names(list)).to.deep.equal(['Visitor 3', 'Visitor 2', 'Visitor 1']);
    expect(textOf(rows(list)[0]?.querySelector('.words'))).to.equal('You: words 3');
    expect(textOf(rows(list)[1]?.querySelector('.unread'))).to.equal('2 unread');
  });

  it('says who is typing in place of the last words', async () => {
    const typists = new Map([[roomId(3), [{ user_id: visitorId, display_name: 'Amara' }]]]);
    expect(textOf(rows(await aList(three, { typists }))[0])).to.contain('is typing');
  });

  it('gives rows a height of 64 px', async () => {
    expect(rows(await aList()).map((row) => row.offsetHeight)).to.deep.equal([64, 64, 64]);
  });

  it('moves nothing while the mouse is over it, and catches up afterwards', async () => {
    const list = await aList();
    over(list, 'pointerenter');
    list.rooms = withRoom(withRoom(three, aRoom(1, 9)), aRoom(4, 8));
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 3', 'Visitor 2', 'Visitor 1']);
    expect(textOf(part(list, '.held'))).to.equal('1 new room');
    over(list, 'pointerleave');
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 1', 'Visitor 4', 'Visitor 3', 'Visitor 2']);
  });

  it('is not held by a finger, which never leaves', async () => {
    const list = await aList();
    over(list, 'pointerenter', 'touch');
    list.rooms = withRoom(three, aRoom(4, 8));
    await list.updateComplete;
    expect(names(list)[0]).to.equal('Visitor 4');
  });

  it('is walked with the arrows, and is one stop for Tab', async () => {
    const list = await aList(three, { selected: roomId(2) });
    expect(rows(list).map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0, -1]);
    list.focus();
    expect(isFocused(rows(list)[1])).to.equal(true);
    press(part(list, 'a[tabindex="0"]'), 'ArrowDown');
    expect(isFocused(rows(list)[2])).to.equal(true);
    press(part(list, 'ul'), 'Home');
    expect(isFocused(rows(list)[0])).to.equal(true);
  });

  it('shows selection the same way however it came about', async () => {
    const list = await aList(three, { selected: roomId(2) });
    expect(rows(list).map((row) => row.getAttribute('aria-current'))).to.deep.equal([null, 'true', null]);
    expect(rows(list)[1]?.getAttribute('href')).to.equal(`#room=${roomId(2)}`);
  });

  it('says what to do when there is no room, with the tag of this workspace', async () => {
    const list = await aList(roomsOf());
    expect(textOf(part(list, '.tag code'))).to.equal(
      `<script async src="${location.origin}/iris.js" data-tenant-id="${me.tenantId}"></script>`,
    );
    expect(part(list, 'a.link').getAttribute('href')).to.equal(`/demo.html?tenant_id=${me.tenantId}`);
  });

  it('says what failed with its request id, and tries again', async () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-1' });
    const list = await aList(withLoading(noRooms, 'open', { status: 'failed', problem }));
    expect(textOf(part(list, '[role=alert]'))).to.contain('request-1');
    setTimeout(() => part(list, '[role=alert] button').click());
    await oneEvent(list, 'iris-load-rooms');
  });

  it('asks for more when its end comes into view, and says where the end is', async () => {
    const list = await onPage<IrisRoomList>(
      html`<iris-room-list .rooms=${noRooms} .me=${me}></iris-room-list>`,
    );
    const asked: Event[] = [];
    list.addEventListener('iris-load-more', (event) => asked.push(event));
    list.rooms = withLoading(three, 'open', { status: 'loaded', nextCursor: 'next', more: 'idle' });
    await waitUntil(() => asked.length > 0);
    list.rooms = withLoading(three, 'open', { status: 'loaded', nextCursor: null, more: 'idle' });
    await list.updateComplete;
    expect(textOf(part(list, '.end'))).to.equal('That’s all.');
  });

  it('switches between open and archived rooms', async () => {
    const list = await aList();
    setTimeout(() => part(list, '.switch button:last-child').click());
    const event: CustomEvent<unknown> = await oneEvent(list, 'iris-switch-list');
    expect(event.detail).to.equal('archived');
  });
});
