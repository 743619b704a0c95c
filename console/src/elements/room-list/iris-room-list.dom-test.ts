import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import type { QueueRow } from '@iris/contract';
import {
  aDraft,
  aMessage,
  aNote,
  aRoom,
  colleagueId,
  me,
  mySender,
  roomId,
  roomsOf,
  visitorId,
} from '../../factories.ts';
import { foundBegun, withFoundPage } from '../../state/found.ts';
import { noRooms, type Rooms, withLoading, withPage, withRoom } from '../../state/rooms.ts';
import { drawn, expectAccessible, isFocused, onPage, part, press, textOf } from '../../testing/on-page.ts';
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
  part(list, '.list').dispatchEvent(new PointerEvent(type, { pointerType }));

/** What a search found. */
function found(rooms: readonly QueueRow[], query = 'fjord') {
  const search = { query, tag: null };
  return withFoundPage(foundBegun(null, search), search, { rooms, nextCursor: null, isFirst: true });
}

/** Ten thousand rooms that were loaded, in a list 480 px high. */
const tenThousand = withPage(noRooms, 'open', {
  rooms: Array.from({ length: 10_000 }, (_, index) =>
    aRoom(index + 1, 1, { updated_at: new Date(Date.UTC(2026, 0, 10) - index * 60_000).toISOString() }),
  ),
  nextCursor: null,
  isFirst: true,
});

async function aLongList(rooms: Rooms = tenThousand) {
  const list = await onPage<IrisRoomList>(
    html`<iris-room-list style="block-size: 480px" .rooms=${rooms} .me=${me}></iris-room-list>`,
  );
  await scrolled(list, 0);
  return list;
}

async function scrolled(list: IrisRoomList, top: number) {
  part(list, '.list').scrollTop = top;
  await settled(list);
}

const settled = (list: IrisRoomList) => drawn(() => names(list).join());

/** Which rows one sees, and where: what must not change under anybody. */
function inView(list: IrisRoomList) {
  const frame = part(list, '.list').getBoundingClientRect();
  return rows(list)
    .map((row) => ({ name: textOf(row.querySelector('.name')), box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > frame.top && box.top < frame.bottom)
    .map(({ name, box }) => `${name} at ${Math.round(box.top - frame.top)}`);
}

describe('iris-room-list', () => {
  it('says exactly when somebody was here, or since when they wait, to whoever points at it', async () => {
    const waiting_since = new Date(Date.now() - 20 * 60_000).toISOString();
    const list = await aList(
      roomsOf(aRoom(1, 1), aRoom(2, 2, { waiting_since, unread: 1, last_read_seq: 1 })),
    );
    const [waiting, answered] = rows(list).map((row) => part(row, 'time', HTMLTimeElement));
    for (const time of [waiting, answered])
      time?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    expect(waiting?.title).to.match(/^Waiting since .*\d/);
    expect(answered?.title).to.match(/^(?!Waiting).*\d/);
  });

  it('marks who has waited for days as hot as who waits for hours', async () => {
    const waiting_since = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const list = await aList(roomsOf(aRoom(1, 1, { waiting_since, unread: 1, last_read_seq: 0 })));
    const [time] = rows(list).map((row) => part(row, 'time', HTMLTimeElement));
    expect(textOf(time)).to.match(/^waiting since .*\d/);
    expect(time?.className).to.equal('time hot');
  });

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

  it('moves nothing while the keyboard walks through it', async () => {
    const list = await aList();
    list.focus();
    list.rooms = withRoom(three, aRoom(4, 8));
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 3', 'Visitor 2', 'Visitor 1']);
    rows(list)[0]?.blur();
    await list.updateComplete;
    expect(names(list)[0]).to.equal('Visitor 4');
  });

  it('shows what waits on request, and holds that from then on', async () => {
    const list = await aList();
    over(list, 'pointerenter');
    list.rooms = withRoom(three, aRoom(4, 8));
    await list.updateComplete;
    part(list, '.held button').click();
    await list.updateComplete;
    expect(names(list)[0]).to.equal('Visitor 4');
    list.rooms = withRoom(list.rooms, aRoom(5, 9));
    await list.updateComplete;
    expect(names(list)[0]).to.equal('Visitor 4');
  });

  it('keeps the place of a room that leaves it under the mouse, and shows that it left', async () => {
    const list = await aList();
    over(list, 'pointerenter');
    list.rooms = withRoom(three, aRoom(2, 2, { status: 'archived' }));
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 3', 'Visitor 2', 'Visitor 1']);
    expect(rows(list).map(({ classList }) => classList.contains('gone'))).to.deep.equal([false, true, false]);
    await expectAccessible(list);
    over(list, 'pointerleave');
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 3', 'Visitor 1']);
  });

  it('goes on at its end under the mouse: pages that come there move nothing', async () => {
    const list = await aList(
      withPage(noRooms, 'open', { rooms: [aRoom(9, 9)], nextCursor: 'next', isFirst: true }),
    );
    over(list, 'pointerenter');
    const page = { rooms: [aRoom(3, 3)], nextCursor: null, isFirst: false };
    list.rooms = withPage(withRoom(list.rooms, aRoom(10, 10)), 'open', page);
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 9', 'Visitor 3']);
    expect(textOf(part(list, '.held'))).to.equal('1 new room');
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

  it('draws a few rows at a time, those in view first, and hints at the others', async () => {
    const list = await aLongList();
    part(list, '.list').scrollTop = 5_000 * 64;
    const seen: number[] = [0];
    for (let picture = 0; picture < 8; picture += 1) {
      await new Promise(requestAnimationFrame);
      seen.push(inView(list).length);
    }
    expect(Math.max(...seen.slice(1).map((count, index) => count - (seen[index] ?? 0)))).to.be.within(1, 4);
    expect(seen.at(-1)).to.be.greaterThan(6);
    expect(getComputedStyle(part(list, 'ul'), '::before').backgroundImage).to.contain('gradient');
  });

  it('draws of ten thousand rooms those in view, and says how many there are', async () => {
    const list = await aLongList();
    expect(rows(list).length).to.be.lessThan(40);
    expect(part(list, 'ul').offsetHeight).to.equal(640_000);
    await scrolled(list, 5_000 * 64);
    expect(rows(list).length).to.be.lessThan(40);
    expect(inView(list)[0]).to.equal('Visitor 5001 at 0');
    const row = part(list, `[data-room="${roomId(5_001)}"]`).parentElement;
    expect([row?.ariaPosInSet, row?.ariaSetSize]).to.deep.equal(['5001', '10000']);
    await expectAccessible(list);
  });

  it('keeps in view what is in view when rooms arrive, move and leave above it', async () => {
    const list = await aLongList();
    await scrolled(list, 5_000 * 64 + 20);
    const before = inView(list);
    list.rooms = withRoom(withRoom(tenThousand, aRoom(20_000, 5)), aRoom(7_000, 9));
    await settled(list);
    expect(inView(list)).to.deep.equal(before);
    list.rooms = [1, 2, 3].reduce(
      (rooms, number) => withRoom(rooms, aRoom(number, 1, { status: 'archived' })),
      list.rooms,
    );
    await settled(list);
    expect(inView(list)).to.deep.equal(before);
  });

  it('lets new rooms be seen at its top', async () => {
    const list = await aLongList();
    list.rooms = withRoom(tenThousand, aRoom(20_000, 5));
    await list.updateComplete;
    expect(inView(list)[0]).to.equal('Visitor 20000 at 0');
  });

  it('keeps the row that the keyboard is on, however far one scrolls from it', async () => {
    const list = await aLongList();
    list.focus();
    await scrolled(list, 5_000 * 64);
    expect(isFocused(rows(list)[0])).to.equal(true);
    expect(textOf(rows(list)[0]?.querySelector('.name'))).to.equal('Visitor 1');
    expect(rows(list).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
  });

  it('is walked with the keyboard to rows that were not drawn', async () => {
    const list = await aLongList();
    list.focus();
    press(part(list, 'ul'), 'End');
    await waitUntil(() => isFocused(rows(list).at(-1)));
    expect(textOf(rows(list).at(-1)?.querySelector('.name'))).to.equal('Visitor 10000');
    await waitUntil(() => inView(list).some((row) => row.startsWith('Visitor 10000')));
    await settled(list);
    press(part(list, 'ul'), 'PageUp');
    await waitUntil(() => isFocused(rows(list).find((row) => textOf(row).includes('Visitor 9992'))));
  });

  it('begins another list at its top', async () => {
    const list = await aLongList();
    await scrolled(list, 5_000 * 64);
    list.rooms = withPage(tenThousand, 'archived', {
      rooms: [aRoom(1, 1, { status: 'archived' })],
      nextCursor: null,
      isFirst: true,
    });
    list.list = 'archived';
    await settled(list);
    expect(inView(list)).to.deep.equal(['Visitor 1 at 0']);
  });

  it('asks for more before its end comes into view, and says where the end is', async () => {
    const asked: Event[] = [];
    const list = await aLongList();
    list.addEventListener('iris-load-more', (event) => asked.push(event));
    list.rooms = withLoading(tenThousand, 'open', { status: 'loaded', nextCursor: 'next', more: 'idle' });
    await list.updateComplete;
    expect(asked).to.have.length(0);
    await scrolled(list, 9_960 * 64);
    expect(asked).not.to.have.length(0);
    asked.length = 0;
    list.rooms = withLoading(tenThousand, 'open', { status: 'loaded', nextCursor: 'next', more: 'loading' });
    await settled(list);
    list.rooms = withLoading(tenThousand, 'open', { status: 'loaded', nextCursor: 'next', more: 'failed' });
    await settled(list);
    expect(asked).to.have.length(0);
    part(list, '.end button').click();
    expect(asked).to.have.length(1);
    list.rooms = tenThousand;
    await list.updateComplete;
    expect(textOf(part(list, '.end'))).to.equal('That’s all.');
  });

  it('says what to do where a list of the queue has no room, and why a search found none', async () => {
    for (const [list, words, over] of [
      ['unassigned', 'Every room has somebody', {}],
      ['mine', 'You have no open rooms', {}],
      ['archived', 'Nothing archived', {}],
      ['open#order', 'None of these rooms is tagged “order”', {}],
      ['open', '“fjord” stands in no message', { found: found([]) }],
    ] as const) {
      const empty = withPage(noRooms, list, { rooms: [], nextCursor: null, isFirst: true });
      const element = await aList(empty, { list, ...over });
      expect(textOf(part(element, '.list'))).to.contain(words);
      await expectAccessible(element);
    }
  });

  it('says who else answers in a room', async () => {
    const assignee = { id: colleagueId, display_name: 'Mia Lindqvist' };
    const mine = { id: me.userId, display_name: me.name };
    const list = await aList(roomsOf(aRoom(1, 1, { assignee }), aRoom(2, 2, { assignee: mine })));
    expect(rows(list).map((row) => textOf(row).includes('answered by Mia Lindqvist'))).to.deep.equal([
      false,
      true,
    ]);
    await expectAccessible(list);
  });

  it('says in which rooms a draft is ready', async () => {
    const drafted = { draft: aDraft() };
    const list = await aList(
      roomsOf(aRoom(1, 1, drafted), aRoom(2, 2), aRoom(3, 3, { ...drafted, unread: 3, last_read_seq: 0 })),
    );
    expect(rows(list).map((row) => textOf(row).includes('a draft is ready'))).to.deep.equal([
      true,
      false,
      true,
    ]);
    await expectAccessible(list);
  });

  it('says of a visitor that they are typing, and of a colleague nothing', async () => {
    const visitors = new Map([[roomId(3), visitorId]]);
    const typists = new Map([[roomId(3), [{ user_id: colleagueId, display_name: 'Mia' }]]]);
    expect(textOf(rows(await aList(three, { visitors, typists }))[0])).not.to.contain('is typing');
  });

  it('shows what was found in its place, with the words that were searched for set off', async () => {
    const snippet = [
      { text: 'Is the ', is_hit: false },
      { text: 'Fjord', is_hit: true },
      { text: ' in stock?', is_hit: false },
    ];
    const note = { found_in: 'note', note_id: aNote(1).id, snippet } as const;
    const list = await aList(withRoom(three, aRoom(7, 7, { status: 'archived' })), {
      found: found([aRoom(7, 7, { match: note, status: 'archived' }), aRoom(1, 1)]),
    });
    expect(names(list)).to.deep.equal(['Visitor 7', 'Visitor 1']);
    const words = part(list, '.words');
    expect(textOf(words)).to.equal('In a note: Is the Fjord in stock?');
    expect([...words.querySelectorAll('mark')].map(textOf)).to.deep.equal(['Fjord']);
    expect(rows(list)[0]?.classList.contains('gone')).to.equal(false);
    await expectAccessible(list);
    over(list, 'pointerenter');
    list.found = foundBegun(list.found, { query: 'fjord 3', tag: null });
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 7', 'Visitor 1']);
    list.found = found([aRoom(2, 2)], 'fjord 3');
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 2']);
    list.found = null;
    await list.updateComplete;
    expect(names(list)).to.deep.equal(['Visitor 3', 'Visitor 2', 'Visitor 1']);
  });

  it('opens a message that was found, and a room in which something else was', async () => {
    const snippet = [{ text: 'Fjord', is_hit: true }];
    const message = { found_in: 'message', message_id: aMessage(5).id, seq: 5, snippet } as const;
    const note = { found_in: 'note', note_id: aNote(1).id, snippet } as const;
    const list = await aList(three, {
      found: found([aRoom(1, 1, { match: message }), aRoom(2, 2, { match: note })]),
    });
    expect(rows(list).map((row) => row.getAttribute('href'))).to.deep.equal([
      `#room=${roomId(1)}&message=5`,
      `#room=${roomId(2)}`,
    ]);
  });

  for (const [lead, shown] of [
    ['Does the Tern E fit on a train ', '… on a train '],
    ['折りたたみ自転車を電車のラックに載せられ', '…転車を電車のラックに載せられ'],
  ])
    it(`shows what was found near the beginning of its narrow row, after “${shown}”`, async () => {
      const snippet = [
        { text: lead ?? '', is_hit: false },
        { text: 'rack', is_hit: true },
      ];
      const match = { found_in: 'note', note_id: aNote(1).id, snippet } as const;
      const list = await aList(three, { found: found([aRoom(1, 1, { match })]) });
      expect(textOf(part(list, '.words'))).to.equal(`In a note: ${shown}rack`);
    });
});
