import { expect, html, waitUntil } from '@open-wc/testing';
import { IrisProblem } from '@iris/client';
import {
  aCannedReply,
  aDraft,
  aMessage,
  aRoom,
  draftId,
  me,
  mySender,
  roomId,
  visitorId,
} from '../../factories.ts';
import type { ConsoleEvent } from '../../state/console-event.ts';
import { fakeLive, type FakeLive } from '../../testing/fake-live.ts';
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
import { IrisAsk } from '../ask/iris-ask.ts';
import { IrisPalette } from '../palette/iris-palette.ts';
import { IrisReplyBox } from '../reply-box/iris-reply-box.ts';
import { IrisTagEditor } from '../tag-editor/iris-tag-editor.ts';
import './iris-workspace.define.ts';
import type { IrisWorkspace } from './iris-workspace.ts';

const twoRooms: readonly ConsoleEvent[] = [
  { type: 'signed-in', me },
  {
    type: 'rooms-page',
    list: 'open',
    rooms: [aRoom(1, 1), aRoom(2, 2, { unread: 2, last_read_seq: 0 })],
    nextCursor: null,
    isFirst: true,
    gone: [],
  },
  { type: 'presence', userId: visitorId, status: 'online' },
  { type: 'room-held', channelId: roomId(1) },
  {
    type: 'history-page',
    channelId: roomId(1),
    part: 'newest',
    page: { messages: [aMessage(1)], fromSeq: 1, toSeq: 1, historyFromSeq: 1 },
  },
];

async function aWorkspace(hash = '', live: FakeLive = fakeLive(...twoRooms), signOut = async () => {}) {
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  const workspace = await onPage<IrisWorkspace>(
    html`<iris-workspace .live=${live} .signOut=${signOut}></iris-workspace>`,
  );
  await settled(workspace);
  return { workspace, live };
}

async function settled(workspace: IrisWorkspace) {
  await new Promise((resolve) => setTimeout(resolve));
  await workspace.updateComplete;
}

const room1 = `#room=${roomId(1)}`;
const conversation = (workspace: IrisWorkspace) => workspace.renderRoot.querySelector('iris-conversation');
const acts = (live: FakeLive) => live.acts.filter(([name]) => name !== 'markRead');

describe('iris-workspace', () => {
  after(() => history.replaceState(null, '', location.pathname + location.search));

  it('is accessible, with and without an open room', async () => {
    await expectAccessible((await aWorkspace()).workspace);
    await expectAccessible((await aWorkspace(room1)).workspace);
  });

  it('opens the room that the address names', async () => {
    const { workspace, live } = await aWorkspace(room1);
    expect(acts(live)).to.deep.equal([['open', roomId(1)]]);
    expect(conversation(workspace)?.room?.id).to.equal(roomId(1));
  });

  it('puts the room that is opened into the address, and the keyboard into the reply box', async () => {
    const { workspace } = await aWorkspace();
    const list = part(workspace, 'iris-room-list');
    part(list, `[data-room="${roomId(1)}"]`).click();
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(1));
    expect(location.hash).to.equal(room1);
    await waitUntil(() => workspace.shadowRoot?.activeElement?.localName === 'iris-conversation');
  });

  it('says in the title how much is unread', async () => {
    const { workspace, live } = await aWorkspace();
    expect(document.title).to.equal('(2) Northwind Traders – Iris');
    live.store.dispatch({ type: 'own-read', channelId: roomId(2), seq: 2 });
    await workspace.updateComplete;
    expect(document.title).to.equal('Northwind Traders – Iris');
  });

  it('counts as read what is before one’s eyes', async () => {
    const { live } = await aWorkspace(room1);
    expect(live.acts).to.deep.include(['markRead', roomId(1), 1]);
  });

  it('sends, and keeps what was begun in each room', async () => {
    const { workspace, live } = await aWorkspace(room1);
    const box = () => part(part(workspace, 'iris-conversation'), 'iris-reply-box');
    const field = () => part(box(), 'textarea', HTMLTextAreaElement);
    write(field(), 'Yes.');
    press(field(), 'Enter');
    expect(live.acts).to.deep.include(['send', roomId(1), 'Yes.', null]);
    write(field(), 'Half a');
    expect(live.unsentTexts(roomId(1)).reply).to.equal('Half a');
    location.hash = `#room=${roomId(2)}`;
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(2));
    await settled(workspace);
    expect(field().value).to.equal('');
    location.hash = room1;
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(1));
    await waitUntil(() => field().value === 'Half a');
  });

  it('sends a draft as it is, edits it, makes another one and dismisses it', async () => {
    const { workspace, live } = await aWorkspace(room1);
    const card = () => part(part(workspace, 'iris-conversation'), 'iris-draft-card');
    const field = () =>
      part(part(part(workspace, 'iris-conversation'), 'iris-reply-box'), 'textarea', HTMLTextAreaElement);
    const click = async (name: string) => {
      live.store.dispatch({ type: 'draft', draft: aDraft() });
      await settled(workspace);
      await waitUntil(() => has(card(), 'button'));
      const buttons = [...(card().shadowRoot?.querySelectorAll('button') ?? [])];
      buttons.find((button) => textOf(button).startsWith(name))?.click();
      await settled(workspace);
    };
    await click('Send');
    await click('Make another');
    await click('Dismiss');
    expect(acts(live).slice(1)).to.deep.equal([
      ['send', roomId(1), aDraft().content, draftId],
      ['makeDraft', roomId(1)],
      ['dismissDraft', roomId(1)],
    ]);
    await click('Edit');
    await waitUntil(() => field().value === aDraft().content);
    expect(live.unsentTexts(roomId(1))).to.deep.equal({ reply: aDraft().content, note: '', draftId });
  });

  it('asks for canned replies when one is wanted, and offers what came', async () => {
    const { workspace, live } = await aWorkspace(room1);
    const box = part(part(workspace, 'iris-conversation'), 'iris-reply-box', IrisReplyBox);
    write(part(box, 'textarea', HTMLTextAreaElement), '/');
    expect(live.acts).to.deep.include(['loadCannedReplies']);
    live.store.dispatch({ type: 'canned-replies', replies: [aCannedReply(1)] });
    await waitUntil(() => has(box, '[role="option"]'));
  });

  it('archives, and takes it back on request', async () => {
    const { workspace, live } = await aWorkspace(room1);
    part(part(workspace, 'iris-conversation'), '.archive').click();
    await settled(workspace);
    const toast = part(workspace, 'iris-toast');
    expect(textOf(toast)).to.contain('Archived Visitor 1.');
    part(toast, 'button').click();
    expect(acts(live).map(([name]) => name)).to.deep.equal(['open', 'archive', 'reopen']);
  });

  it('says what didn’t work, with the request id', async () => {
    const { workspace, live } = await aWorkspace(room1);
    live.problem = new IrisProblem('internal', 500, { requestId: 'request-9' });
    part(part(workspace, 'iris-conversation'), '.archive').click();
    await settled(workspace);
    await settled(workspace);
    expect(textOf(part(workspace, 'iris-toast'))).to.match(/The room wasn’t archived\..*request-9/);
  });

  it('reopens an archived room before it tries a message again', async () => {
    const { workspace, live } = await aWorkspace(room1);
    const entry = {
      client_message_id: 'mine-1',
      content: 'Yes.',
      createdAt: 0,
      status: 'failed',
      code: 'channel_archived',
    } as const;
    live.store.dispatch({ type: 'unsent', channelId: roomId(1), entries: [entry] });
    await settled(workspace);
    const log = part(part(workspace, 'iris-conversation'), 'iris-message-log');
    part(log, '.failed button').click();
    await settled(workspace);
    expect(acts(live).slice(1)).to.deep.equal([
      ['reopen', roomId(1)],
      ['retry', roomId(1), 'mine-1'],
    ]);
  });

  it('walks through the rooms with Alt and the arrows, also while writing', async () => {
    const { workspace } = await aWorkspace(room1);
    const box = part(part(workspace, 'iris-conversation'), 'iris-reply-box');
    expect(press(part(box, 'textarea'), 'ArrowUp', { altKey: true })).to.equal(true);
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(2));
    expect(press(document.body, 'ArrowDown', { altKey: true })).to.equal(true);
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(1));
  });

  it('shows the keys on ?, but not while writing', async () => {
    const { workspace } = await aWorkspace(room1);
    const dialog = part(part(workspace, 'iris-key-list'), 'dialog', HTMLDialogElement);
    const box = part(part(workspace, 'iris-conversation'), 'iris-reply-box');
    press(part(box, 'textarea'), '?');
    expect(dialog.open).to.equal(false);
    press(document.body, '?');
    expect(dialog.open).to.equal(true);
    dialog.close();
  });

  it('hears the key that follows at once on the one that closed a dialog', async () => {
    const { workspace } = await aWorkspace();
    press(document.body, '?');
    const list = part(workspace, 'iris-key-list');
    const focused = list.shadowRoot?.activeElement;
    expect(part(list, 'dialog').contains(focused ?? null)).to.equal(true);
    part(list, 'dialog', HTMLDialogElement).close();
    expect(press(focused ?? list, 'ArrowDown', { altKey: true })).to.equal(true);
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(2));
  });

  it('goes back to the open row of the list on Escape', async () => {
    const { workspace } = await aWorkspace(room1);
    part(workspace, 'iris-conversation').focus();
    press(part(workspace, 'iris-conversation'), 'Escape');
    if (matchMedia('(min-width: 800px)').matches)
      expect(workspace.shadowRoot?.activeElement?.localName).to.equal('iris-room-list');
    else await waitUntil(() => conversation(workspace) === null);
  });

  it('leads back to the list, as the browser’s back button does', async () => {
    const { workspace } = await aWorkspace();
    part(part(workspace, 'iris-room-list'), `[data-room="${roomId(1)}"]`).click();
    await waitUntil(() => conversation(workspace) !== null);
    const length = history.length;
    conversation(workspace)?.dispatchEvent(new CustomEvent('iris-back'));
    await waitUntil(() => conversation(workspace) === null);
    expect(history.length).to.equal(length);
  });

  it('leads back to the list where the page began in a room', async () => {
    const { workspace } = await aWorkspace(room1);
    conversation(workspace)?.dispatchEvent(new CustomEvent('iris-back'));
    await waitUntil(() => conversation(workspace) === null);
  });

  it('shows the person over the conversation where there is no column for it, until Escape', async () => {
    const { workspace } = await aWorkspace(room1);
    const aside = part(workspace, 'aside');
    const isPanel = matchMedia('(max-width: 1199px)').matches;
    expect(getComputedStyle(aside).display).to.equal(isPanel ? 'none' : 'block');
    conversation(workspace)?.dispatchEvent(new CustomEvent('iris-show-person'));
    await settled(workspace);
    expect(getComputedStyle(aside).display).to.equal('block');
    expect(part(workspace, 'main').inert).to.equal(true);
    await expectAccessible(workspace);
    press(document.body, 'Escape');
    await settled(workspace);
    expect(part(workspace, 'main').inert).to.equal(false);
  });

  it('says that a room isn’t there, and looks again on request', async () => {
    const { workspace, live } = await aWorkspace(`#room=${roomId(9)}`);
    expect(textOf(part(workspace, 'main'))).to.contain('This room can’t be shown');
    part(workspace, 'main button').click();
    expect(acts(live)).to.deep.equal([
      ['open', roomId(9)],
      ['open', roomId(9)],
    ]);
  });

  it('says that one is still signed in when signing out failed', async () => {
    const problem = new IrisProblem('unreachable', 0);
    const { workspace } = await aWorkspace('', undefined, () => Promise.reject(problem));
    part(workspace, 'iris-profile-menu').dispatchEvent(new CustomEvent('iris-sign-out'));
    await settled(workspace);
    await settled(workspace);
    expect(textOf(part(workspace, 'iris-toast'))).to.contain('You are still signed in.');
  });
});

describe('iris-workspace, the queue', () => {
  it('shows another list, and searches in its place', async () => {
    const { workspace, live } = await aWorkspace();
    const head = part(workspace, 'iris-queue-head');
    part(head, '.states button').click();
    await settled(workspace);
    expect(live.acts.at(-1)).to.deep.equal(['loadRooms', 'unassigned']);
    const field = part(head, 'input', HTMLInputElement);
    write(field, 'fjord');
    press(field, 'Enter');
    expect(live.acts.at(-1)).to.deep.equal(['search', { query: 'fjord', tag: null }]);
    press(field, 'Escape');
    expect(live.acts.at(-1)).to.deep.equal(['search', null]);
  });

  it('puts the keyboard into the search field on /, and finds rooms and acts on Ctrl+K', async () => {
    const { workspace } = await aWorkspace();
    press(document.body, '/');
    await settled(workspace);
    expect(workspace.shadowRoot?.activeElement?.localName).to.equal('iris-queue-head');
    press(document.body, 'k', { code: 'KeyK', ctrlKey: true });
    const palette = part(workspace, 'iris-palette', IrisPalette);
    await palette.updateComplete;
    write(part(palette, 'input', HTMLInputElement), 'visitor 2');
    await palette.updateComplete;
    part(palette, '[role="option"]').click();
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(2));
  });
});

describe('iris-workspace, a message that was found', () => {
  const snippet = [{ text: 'words', is_hit: true }];
  const match = { found_in: 'message', message_id: aMessage(1).id, seq: 1, snippet } as const;
  const search = { query: 'words', tag: null };

  async function aSearch(hash = '') {
    const rooms = [aRoom(1, 1, { match }), aRoom(2, 2, { match: { ...match, seq: 2 } })];
    const found = { type: 'search-page', search, rooms, nextCursor: null, isFirst: true } as const;
    return aWorkspace(hash, fakeLive(...twoRooms, { type: 'search', search }, found));
  }

  const click = (workspace: IrisWorkspace, number: number) =>
    part(part(workspace, 'iris-room-list'), `[data-room="${roomId(number)}"]`).click();
  const opened = (live: FakeLive) => acts(live).filter(([name]) => name === 'open');

  it('opens with its room, by its own address, and has the keyboard where one reads', async () => {
    const { workspace, live } = await aSearch();
    click(workspace, 1);
    await waitUntil(() => opened(live).length > 0);
    expect(opened(live)).to.deep.equal([['open', roomId(1), 1]]);
    expect(location.hash).to.equal(`${room1}&message=1`);
    await waitUntil(() =>
      isFocused(part(part(part(workspace, 'iris-conversation'), 'iris-message-log'), '.log')),
    );
  });

  it('is opened by an address, and again by the browser’s way back', async () => {
    const { workspace, live } = await aSearch(`${room1}&message=1`);
    click(workspace, 2);
    await waitUntil(() => opened(live).length === 2);
    history.back();
    await waitUntil(() => opened(live).length === 3);
    expect(opened(live)).to.deep.equal([
      ['open', roomId(1), 1],
      ['open', roomId(2), 2],
      ['open', roomId(1), 1],
    ]);
  });

  it('is opened in a room that is open already', async () => {
    const { workspace, live } = await aSearch(room1);
    click(workspace, 1);
    await waitUntil(() => opened(live).length === 2);
    expect(opened(live)[1]).to.deep.equal(['open', roomId(1), 1]);
  });

  it('is shown once more when it is chosen once more', async () => {
    const { workspace, live } = await aSearch(`${room1}&message=1`);
    click(workspace, 1);
    await waitUntil(() => opened(live).length === 2);
    expect(opened(live)[1]).to.deep.equal(['open', roomId(1), 1]);
  });

  it('is what the keys lead to while one searches', async () => {
    const { live } = await aSearch(room1);
    press(document.body, 'ArrowDown', { altKey: true });
    await waitUntil(() => opened(live).length === 2);
    expect(opened(live)[1]).to.deep.equal(['open', roomId(2), 2]);
  });
});

describe('iris-workspace, in a room', () => {
  const lastActs = (live: FakeLive) => acts(live).slice(1);

  it('takes it, with the key and by the palette', async () => {
    const { workspace, live } = await aWorkspace(room1);
    press(document.body, 'a', { code: 'KeyA', altKey: true });
    expect(lastActs(live)).to.deep.equal([['assign', roomId(1), me.userId]]);
    press(document.body, 'k', { code: 'KeyK', ctrlKey: true });
    const palette = part(workspace, 'iris-palette', IrisPalette);
    await palette.updateComplete;
    expect(textOf(part(palette, '[role="option"]'))).to.contain('Take the room');
    part(palette, '[role="option"]').click();
    expect(lastActs(live)).to.have.lengthOf(2);
  });

  it('adds a note, which is no message, and keeps its words where that fails', async () => {
    const { workspace, live } = await aWorkspace(room1);
    press(document.body, 'n', { code: 'KeyN', altKey: true });
    await settled(workspace);
    const box = () => part(part(workspace, 'iris-conversation'), 'iris-reply-box', IrisReplyBox);
    const field = () => part(box(), 'textarea', HTMLTextAreaElement);
    live.problem = new IrisProblem('internal', 500);
    write(field(), 'Called before');
    press(field(), 'Enter');
    await waitUntil(() => textOf(part(workspace, 'iris-toast')).includes('The note wasn’t added.'));
    expect(field().value).to.equal('Called before');
    live.problem = null;
    press(field(), 'Enter');
    await waitUntil(() => field().value === '');
    const added = ['addNote', roomId(1), 'Called before'];
    expect(lastActs(live)).to.deep.equal([added, added]);
  });

  it('adds a tag on the key', async () => {
    const { workspace, live } = await aWorkspace(room1);
    press(document.body, 't', { code: 'KeyT', altKey: true });
    await settled(workspace);
    const editor = part(part(workspace, 'iris-conversation'), 'iris-tag-editor', IrisTagEditor);
    await editor.updateComplete;
    write(part(editor, 'input', HTMLInputElement), 'Order');
    await editor.updateComplete;
    press(part(editor, 'input'), 'Enter');
    expect(lastActs(live)).to.deep.equal([['loadTags'], ['setTags', roomId(1), ['order']]]);
  });

  it('archives with the key, and goes on to the next room', async () => {
    const { workspace, live } = await aWorkspace(`#room=${roomId(2)}`);
    press(document.body, 'e', { code: 'KeyE', altKey: true });
    await waitUntil(() => conversation(workspace)?.room?.id === roomId(1));
    expect(acts(live).slice(1, 2)).to.deep.equal([['archive', roomId(2)]]);
  });

  it('asks before it deletes a message', async () => {
    const { workspace, live } = await aWorkspace(room1);
    const message = aMessage(1, { sender: mySender });
    conversation(workspace)?.dispatchEvent(new CustomEvent('iris-delete-message', { detail: message }));
    const ask = part(workspace, 'iris-ask', IrisAsk);
    await ask.updateComplete;
    expect(lastActs(live)).to.deep.equal([]);
    press(part(ask, 'dialog'), 'e', { code: 'KeyE', altKey: true });
    part(ask, 'form', HTMLFormElement).requestSubmit();
    await waitUntil(() => lastActs(live).length > 0);
    expect(lastActs(live)).to.deep.equal([['deleteMessage', message]]);
  });

  it('lets a viewer do none of it', async () => {
    const viewer = { ...me, orgRole: 'viewer' as const };
    const { workspace, live } = await aWorkspace(
      room1,
      fakeLive(...twoRooms, { type: 'signed-in', me: viewer }),
    );
    for (const code of ['KeyA', 'KeyN', 'KeyT', 'KeyE'])
      expect(press(document.body, 'x', { code, altKey: true })).to.equal(false);
    expect(lastActs(live)).to.deep.equal([]);
    await expectAccessible(workspace);
  });
});
