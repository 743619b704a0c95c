import { describe, expect, it } from 'vitest';
import type { Message, Note, QueueRow } from '@iris/contract';
import { virtualEnvironment, type VirtualAnswer, type VirtualRequest } from '@iris/client/virtual';
import {
  aCannedReply,
  aDraft,
  aHello,
  aMember,
  aMessage,
  aNote,
  aPerson,
  aRoom,
  aSession,
  colleague,
  colleagueId,
  draftId,
  me,
  mySender,
  roomId,
  visitor,
  visitorId,
} from '../factories.ts';
import { addressOf } from '../state/address.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { listOf } from '../state/rooms.ts';
import type { Written } from '../state/unsent.ts';
import { createConsoleLive } from './console-live.ts';
import { firstPaths } from './first-calls.ts';

const room = roomId(1);
const reply = (text: string): Written => ({ mode: 'reply', text, draftId: null });

/** A small server behind the virtual network: rooms, messages, and answers that a test can put in their place. */
function aServer(...rooms: QueueRow[]) {
  const byId = new Map(rooms.map((each) => [each.id as string, each]));
  const messages = new Map<string, Message[]>();
  const notes: Note[] = [];
  const refused = new Map<string, VirtualAnswer>();

  function answer({ method, path, body }: VirtualRequest): VirtualAnswer {
    const url = new URL(path, 'http://host');
    const [, id = '', act = ''] =
      /^\/api\/v1\/(?:operator\/)?(?:channels|messages)\/([^/]+)\/?(\w*)$/.exec(url.pathname) ?? [];
    const key = `${method} ${url.pathname.replace(id === '' ? '-' : id, 'ID')}`;
    const refusal = refused.get(key);
    if (refusal !== undefined) return refusal;
    const data = (value: unknown, more: object = {}) => ({ status: 200, body: { data: value, ...more } });
    if (url.pathname === '/api/v1/session') return data(aSession);
    if (url.pathname === '/api/v1/presence') return data([], { next_cursor: null });
    if (url.pathname === '/api/v1/operator/presence') return data(body);
    if (url.pathname === '/api/v1/operator/queue') return listed(url.searchParams);
    if (url.pathname === '/api/v1/operator/queue/counts')
      return data({ unassigned: 1, mine: 0, open: byId.size, archived: 0 });
    if (act === 'notes') return noted(id, method, url, body);
    if (act === 'person') return data(aPerson());
    if (act === 'assign') return data(change(id, { assignee: null }));
    if (act === 'tags') return data(change(id, Object(body)));
    if (act === 'members') return data([aMember()], { next_cursor: null });
    if (act === 'draft') return data(null);
    if (act === 'read') return { status: 204 };
    if (act === 'archive') return data({ ...byId.get(id), status: 'archived' });
    if (act === 'messages') return posted(id, method, url, body);
    return byId.has(id) ? data(byId.get(id)) : { status: 404, body: { error: { code: 'not_found' } } };
  }

  /** Latest activity first, as many as are asked for; a cursor says how many were told before. */
  function listed(search: URLSearchParams): VirtualAnswer {
    const rooms = [...byId.values()]
      .filter(
        ({ status, name }) =>
          status === (search.get('state') ?? 'open') && name.includes(search.get('q') ?? ''),
      )
      .toSorted((a, b) => (a.updated_at < b.updated_at ? 1 : -1));
    const from = Number(search.get('cursor') ?? 0);
    const to = from + Number(search.get('limit'));
    const next_cursor = to < rooms.length ? String(to) : null;
    return { status: 200, body: { data: rooms.slice(from, to), next_cursor } };
  }

  function posted(id: string, method: string, url: URL, body: unknown): VirtualAnswer {
    const known = messages.get(id) ?? [];
    if (method === 'GET') {
      const limit = Number(url.searchParams.get('limit'));
      const after = url.searchParams.get('after_seq');
      const page =
        after === null
          ? known.toReversed().slice(0, limit)
          : known.filter(({ seq }) => seq > Number(after)).slice(0, limit);
      const next_cursor = after === null && known.length > limit ? 'more' : null;
      return { status: 200, body: { data: page, next_cursor, history_from_seq: 1 } };
    }
    const message = aMessage(known.length + 1, { ...Object(body), channel_id: room, sender: mySender });
    messages.set(id, [...known, message]);
    return { status: 201, body: { data: message } };
  }

  function change(id: string, over: Partial<QueueRow>): QueueRow | undefined {
    const known = byId.get(id);
    if (known !== undefined) byId.set(id, { ...known, ...over });
    return byId.get(id);
  }

  /** Newest first; a cursor says how many were told before. */
  function noted(id: string, method: string, url: URL, body: unknown): VirtualAnswer {
    if (method === 'POST')
      return { status: 201, body: { data: aNote(59, { ...Object(body), channel_id: id }) } };
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = from + 50;
    const next_cursor = to < notes.length ? String(to) : null;
    return { status: 200, body: { data: notes.toReversed().slice(from, to), next_cursor } };
  }

  return { byId, messages, notes, refused, answer };
}

async function aConsole(server: ReturnType<typeof aServer>, page = new Map<string, string>()) {
  const environment = virtualEnvironment(new Map(), page);
  const ended: boolean[] = [];
  environment.answer = server.answer;
  const live = createConsoleLive({
    environment,
    socketUrl: 'ws://host/ws',
    page: { isLookedAt: () => true, show: () => {}, ring: () => {} },
    onEnded: (hadSession) => ended.push(hadSession),
  });
  const settle = () => environment.advance(0);
  const socket = () => {
    const last = environment.sockets.at(-1);
    if (last === undefined) throw new Error('no socket was opened');
    return last;
  };
  const calls = (method: string, path: string) =>
    environment.requests.filter((request) => request.method === method && request.path.startsWith(path));
  await live.start().catch(() => null);
  await settle();
  return { live, environment, ended, settle, socket, calls, state: () => live.store.state };
}

describe('starting', () => {
  it('finds out who we are, loads the rooms and connects without any token', async () => {
    const { state, environment, socket } = await aConsole(aServer(aRoom(1, 2)));
    expect(state().me).toEqual(me);
    expect(listOf(state().rooms, 'open').loading.status).toBe('loaded');
    expect(socket().token).toBe('');
    expect(environment.requests.every(({ token }) => token === null)).toBe(true);
  });

  it('asks for the rooms while it still finds out who we are', async () => {
    const server = aServer(aRoom(1, 2));
    server.refused.set('GET /api/v1/session', null);
    const { state } = await aConsole(server);
    expect(state().me).toBeNull();
    expect(listOf(state().rooms, 'open').ids).toEqual([room]);
  });

  it('asks for just what was begun before its code was there', async () => {
    const { live, environment } = await aConsole(aServer(...roomsDownFrom(60)));
    await live.open(room);
    const asked = environment.requests.map(({ path }) => path);
    expect(asked).toEqual(expect.arrayContaining([...firstPaths(addressOf(room))]));
  });

  it('doesn’t load the first page again when the socket names more rooms than it holds', async () => {
    const rooms = roomsDownFrom(60);
    const { socket, settle, calls } = await aConsole(aServer(...rooms));
    socket().say(aHello(...rooms));
    await settle();
    expect(calls('GET', '/api/v1/operator/queue?')).toHaveLength(1);
  });

  it('without a session leads to the sign-in, once', async () => {
    const server = aServer();
    server.refused.set('GET /api/v1/session', { status: 401, body: { error: { code: 'auth_required' } } });
    expect((await aConsole(server)).ended).toEqual([false]);
  });
});

describe('the end of the session', () => {
  it('is noticed at any call, and told once', async () => {
    const server = aServer(aRoom(1, 1));
    const { live, ended, settle } = await aConsole(server);
    server.refused.set('POST /api/v1/channels/ID/archive', {
      status: 401,
      body: { error: { code: 'session_expired' } },
    });
    await expect(live.archive(room)).rejects.toMatchObject({ code: 'session_expired' });
    await expect(live.archive(room)).rejects.toMatchObject({ code: 'session_expired' });
    await settle();
    expect(ended).toEqual([true]);
  });

  it('is noticed at the socket', async () => {
    const { socket, ended, settle } = await aConsole(aServer());
    socket().close(4001);
    await settle();
    expect(ended).toEqual([true]);
  });

  it('leaves no timer behind', async () => {
    const { live, environment, settle, socket } = await aConsole(aServer(aRoom(1, 1)));
    socket().say(aHello(aRoom(1, 1)));
    await live.open(room);
    live.write(room, reply('Hel'));
    socket().say({
      type: 'typing.indicator',
      payload: { channel_id: room, user_id: visitorId, display_name: 'Amara', is_typing: true },
    });
    await settle();
    live.stop();
    expect(environment.timers).toBe(0);
  });
});

describe('live rooms', () => {
  it('take the next message from its frame alone', async () => {
    const { state, socket, calls } = await aConsole(aServer(aRoom(1, 2)));
    socket().say(aHello(aRoom(1, 2)));
    socket().say({ type: 'message.new', payload: aMessage(3) });
    expect(state().rooms.byId.get(room)).toMatchObject({ last_seq: 3, unread: 1 });
    expect(calls('GET', `/api/v1/operator/channels/${room}`)).toHaveLength(0);
  });

  it('ask for a room after a hole', async () => {
    const server = aServer(aRoom(1, 2));
    const { state, socket, settle } = await aConsole(server);
    server.byId.set(room, aRoom(1, 6, { unread: 4, last_read_seq: 2 }));
    socket().say({ type: 'message.new', payload: aMessage(6) });
    await settle();
    expect(state().rooms.byId.get(room)).toMatchObject({ last_seq: 6, unread: 4 });
  });

  it('appear when they are made, and are asked for when they already hold words', async () => {
    const server = aServer();
    const { state, socket, settle } = await aConsole(server);
    const { last_read_seq: _read, unread: _unread, last_message: _last, ...fresh } = aRoom(1, 1);
    server.byId.set(room, aRoom(1, 1, { unread: 1, last_read_seq: 0 }));
    socket().say({ type: 'channel.created', payload: fresh });
    await settle();
    expect(state().rooms.byId.get(room)).toMatchObject({ unread: 1, last_seq: 1 });
  });

  it('catch up after a connection was lost', async () => {
    const server = aServer(aRoom(1, 2), aRoom(2, 1));
    const { state, environment, socket } = await aConsole(server);
    socket().say(aHello(aRoom(1, 2), aRoom(2, 1)));
    socket().close(1006);
    server.byId.set(room, aRoom(1, 4, { unread: 2, last_read_seq: 2 }));
    server.byId.set(roomId(2), aRoom(2, 1, { status: 'archived' }));
    await environment.advance(1_000);
    socket().say(aHello(aRoom(1, 4)));
    await environment.advance(0);
    expect(state().rooms.byId.get(room)).toMatchObject({ last_seq: 4, unread: 2 });
    expect(listOf(state().rooms, 'open').ids).toEqual([room]);
  });

  it('load again with the next connection when the first try failed', async () => {
    const server = aServer(aRoom(1, 2));
    server.refused.set('GET /api/v1/operator/queue', { status: 503 });
    const { state, socket, settle } = await aConsole(server);
    expect(listOf(state().rooms, 'open').loading.status).toBe('failed');
    server.refused.clear();
    socket().say(aHello(aRoom(1, 2)));
    await settle();
    expect(state().rooms.byId.has(room)).toBe(true);
  });
});

/** Rooms with the numbers from `from` down to 1, the highest with the latest activity. */
const roomsDownFrom = (from: number, over: Partial<QueueRow> = {}) =>
  Array.from({ length: from }, (_, index) => aRoom(from - index, from - index, over));

describe('a long list of rooms', () => {
  const openIds = (state: () => ConsoleState) => listOf(state().rooms, 'open').ids;

  it('comes page by page, in order', async () => {
    const server = aServer(...roomsDownFrom(120));
    const { live, state, settle, calls } = await aConsole(server);
    expect(openIds(state)).toHaveLength(50);
    for (const length of [100, 120, 120]) {
      live.loadMoreRooms('open');
      live.loadMoreRooms('open');
      await settle();
      expect(openIds(state)).toHaveLength(length);
    }
    expect(openIds(state)).toEqual(roomsDownFrom(120).map(({ id }) => id));
    expect(calls('GET', '/api/v1/operator/queue?')).toHaveLength(3);
  });

  it('finds right or wrong what stood further down before the connection was lost', async () => {
    const server = aServer(...roomsDownFrom(120));
    const { live, state, socket, settle } = await aConsole(server);
    live.loadMoreRooms('open');
    await settle();
    server.byId.set(roomId(90), aRoom(90, 90, { status: 'archived' }));
    server.byId.set(roomId(45), aRoom(45, 45, { status: 'archived' }));
    socket().say(aHello());
    await settle();
    expect(openIds(state)).toHaveLength(99);
    expect(openIds(state)).toContain(roomId(45));
    live.loadMoreRooms('open');
    await settle();
    live.loadMoreRooms('open');
    await settle();
    expect(openIds(state)).not.toContain(roomId(45));
    expect(openIds(state)).toHaveLength(118);
  });

  it('asks again for a room that is held and isn’t named any more, and for no other', async () => {
    const server = aServer(...roomsDownFrom(30));
    const { live, state, socket, settle, calls } = await aConsole(server);
    await live.open(roomId(20));
    await settle();
    for (const number of [10, 20]) server.byId.set(roomId(number), aRoom(number, 20, { status: 'archived' }));
    socket().say(aHello());
    await settle();
    expect(state().rooms.byId.get(roomId(20))?.status).toBe('archived');
    expect(state().rooms.byId.has(roomId(10))).toBe(false);
    expect(calls('GET', `/api/v1/operator/channels/${roomId(10)}`)).toHaveLength(0);
  });

  it('keeps a room that a frame brought while the page was on its way', async () => {
    const server = aServer(...roomsDownFrom(3));
    const { state, socket, settle } = await aConsole(server);
    socket().say(aHello());
    const {
      last_read_seq: _read,
      unread: _unread,
      last_message: _last,
      ...fresh
    } = aRoom(9, 0, {
      updated_at: '2026-02-01T00:00:00.000Z',
    });
    socket().say({ type: 'channel.created', payload: fresh });
    await settle();
    expect(openIds(state)[0]).toBe(roomId(9));
  });
});

describe('a long conversation', () => {
  const head = 500;
  const seqs = (state: () => ConsoleState) =>
    state()
      .conversations.get(room)
      ?.messages.map(({ seq }) => seq) ?? [];
  const upTo = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);

  async function opened() {
    const server = aServer(aRoom(1, head));
    server.messages.set(
      room,
      upTo(1, head).map((seq) => aMessage(seq)),
    );
    const console = await aConsole(server);
    await console.live.open(room);
    await console.settle();
    const load = async (part: Parameters<typeof console.live.loadHistory>[1]) => {
      console.live.loadHistory(room, part);
      await console.settle();
    };
    return { ...console, server, load };
  }

  it('opens with its newest page', async () => {
    const { state } = await opened();
    expect(seqs(state)).toEqual(upTo(451, 500));
  });

  it('is read up to its beginning and down again without ever holding more than a part', async () => {
    const { state, load } = await opened();
    for (let page = 0; page < 9; page += 1) await load('older');
    expect(seqs(state)).toEqual(upTo(1, 200));
    await load('older');
    expect(seqs(state)).toEqual(upTo(1, 200));
    for (let page = 0; page < 6; page += 1) await load('newer');
    expect(seqs(state)).toEqual(upTo(301, 500));
    await load('newer');
    expect(seqs(state)).toEqual(upTo(301, 500));
  });

  it('goes back to its end at once', async () => {
    const { state, load } = await opened();
    for (let page = 0; page < 9; page += 1) await load('older');
    await load('end');
    expect(seqs(state)).toEqual(upTo(451, 500));
  });

  it('goes to its end even while an older page is on its way, which is then nothing', async () => {
    const { live, state, settle } = await opened();
    live.loadHistory(room, 'older');
    live.loadHistory(room, 'end');
    await settle();
    expect(seqs(state)).toEqual(upTo(451, 500));
    expect(state().conversations.get(room)).toMatchObject({ older: 'idle', newer: 'idle' });
  });

  it('goes on with the stream where it ends, however it came back there', async () => {
    const { state, load, socket, server } = await opened();
    for (let page = 0; page < 5; page += 1) await load('older');
    socket().say({ type: 'message.new', payload: aMessage(501) });
    expect(seqs(state).at(-1)).toBe(400);
    server.messages.get(room)?.push(aMessage(501));
    await load('end');
    expect(seqs(state).at(-1)).toBe(501);
    socket().say({ type: 'message.new', payload: aMessage(502) });
    expect(seqs(state).at(-1)).toBe(502);
  });

  it('says which way it could not load, and keeps what it has', async () => {
    const { state, load, server } = await opened();
    server.refused.set('GET /api/v1/channels/ID/messages', { status: 503 });
    await load('older');
    expect(state().conversations.get(room)?.older).toBe('failed');
    await load('end');
    expect(state().conversations.get(room)?.newer).toBe('failed');
    expect(seqs(state)).toEqual(upTo(451, 500));
  });

  it('that is left from far above begins at its end when one comes back', async () => {
    const { live, state, load, settle } = await opened();
    for (let page = 0; page < 9; page += 1) await load('older');
    live.close();
    expect(seqs(state)).toEqual([]);
    await live.open(room);
    await settle();
    expect(seqs(state)).toEqual(upTo(451, 500));
  });

  it('that is archived is let go as soon as one leaves it', async () => {
    const { live, state } = await opened();
    await live.archive(room);
    live.close();
    expect(state().conversations.has(room)).toBe(false);
  });
});

describe('an open room', () => {
  it('is loaded, and a hole in it is filled', async () => {
    const server = aServer(aRoom(1, 2));
    server.messages.set(room, [aMessage(1), aMessage(2)]);
    const { live, state, socket, settle } = await aConsole(server);
    await live.open(room);
    await settle();
    server.messages.set(room, [aMessage(1), aMessage(2), aMessage(3), aMessage(4)]);
    socket().say({ type: 'message.new', payload: aMessage(4) });
    await settle();
    expect(
      state()
        .conversations.get(room)
        ?.messages.map(({ seq }) => seq),
    ).toEqual([1, 2, 3, 4]);
  });

  it('that does not exist is not held', async () => {
    const { live, state } = await aConsole(aServer());
    await live.open(room);
    expect(state().conversations.size).toBe(0);
  });

  it('shows who is typing, until a message comes or six seconds pass', async () => {
    const server = aServer(aRoom(1, 1));
    const { state, socket, environment } = await aConsole(server);
    const typing = (isTyping: boolean) =>
      socket().say({
        type: 'typing.indicator',
        payload: { channel_id: room, user_id: visitorId, display_name: 'Amara', is_typing: isTyping },
      });
    const names = () =>
      state()
        .typists.get(room)
        ?.map(({ display_name }) => display_name);
    typing(true);
    expect(names()).toEqual(['Amara']);
    socket().say({ type: 'message.new', payload: aMessage(2) });
    expect(names()).toBeUndefined();
    typing(true);
    await environment.advance(6_000);
    expect(names()).toBeUndefined();
  });

  it('hears nothing of my own typing in another window', async () => {
    const { state, socket } = await aConsole(aServer(aRoom(1, 1)));
    socket().say({
      type: 'typing.indicator',
      payload: { channel_id: room, user_id: me.userId, display_name: me.name, is_typing: true },
    });
    expect(state().typists.size).toBe(0);
  });

  it('tells the visitor that I am typing, and that I stopped', async () => {
    const { live, socket } = await aConsole(aServer(aRoom(1, 1)));
    socket().say(aHello(aRoom(1, 1)));
    await live.open(room);
    live.write(room, reply('Hel'));
    live.write(room, reply(''));
    expect(socket().sent).toEqual([
      { type: 'typing', payload: { channel_id: room, is_typing: true } },
      { type: 'typing', payload: { channel_id: room, is_typing: false } },
    ]);
  });

  it('tells the visitor that I stopped typing when I go to another room', async () => {
    const { live, socket } = await aConsole(aServer(aRoom(1, 1), aRoom(2, 1)));
    socket().say(aHello(aRoom(1, 1), aRoom(2, 1)));
    await live.open(room);
    live.write(room, reply('Hel'));
    await live.open(roomId(2));
    expect(socket().sent.at(-1)).toEqual({
      type: 'typing',
      payload: { channel_id: room, is_typing: false },
    });
  });
});

describe('an answer', () => {
  it('is shown at once and replaced by what the server took', async () => {
    const { live, state, settle } = await aConsole(aServer(aRoom(1)));
    await live.open(room);
    await settle();
    live.send(room, 'Yes.', null);
    expect(state().conversations.get(room)?.unsent).toMatchObject([{ content: 'Yes.', status: 'sending' }]);
    await settle();
    expect(state().conversations.get(room)).toMatchObject({ unsent: [], messages: [{ content: 'Yes.' }] });
    expect(state().rooms.byId.get(room)).toMatchObject({ last_seq: 1, unread: 0 });
  });

  it('that could not be sent goes on after a reload, as the same message', async () => {
    const server = aServer(aRoom(1));
    const page = new Map<string, string>();
    server.refused.set('POST /api/v1/channels/ID/messages', null);
    const before = await aConsole(server, page);
    await before.live.open(room);
    before.live.send(room, 'Yes.', null);
    await before.settle();
    before.live.stop();
    server.refused.clear();
    const after = await aConsole(server, page);
    await after.settle();
    const [first] = before.calls('POST', `/api/v1/channels/${room}/messages`);
    const [second] = after.calls('POST', `/api/v1/channels/${room}/messages`);
    expect(second?.body).toEqual(first?.body);
  });

  it('to an archived room is refused and says so', async () => {
    const server = aServer(aRoom(1));
    server.refused.set('POST /api/v1/channels/ID/messages', {
      status: 422,
      body: { error: { code: 'channel_archived' } },
    });
    const { live, state, settle } = await aConsole(server);
    await live.open(room);
    live.send(room, 'Yes.', null);
    await settle();
    expect(state().conversations.get(room)?.unsent).toMatchObject([
      { status: 'failed', code: 'channel_archived' },
    ]);
  });

  it('that was begun is kept for its room and person', async () => {
    const page = new Map<string, string>();
    const { live } = await aConsole(aServer(aRoom(1), aRoom(2)), page);
    live.write(room, reply('Half a'));
    live.write(room, { mode: 'note', text: 'Called', draftId: null });
    expect(live.unsentTexts(room).reply).toBe('Half a');
    expect(live.unsentTexts(room).note).toBe('Called');
    expect(live.unsentTexts(room).draftId).toBeNull();
    expect(live.unsentTexts(roomId(2)).reply).toBe('');
    expect([...page.keys()].every((key) => key.includes(me.userId))).toBe(true);
  });
});

describe('a draft', () => {
  const proposal = (state: ConsoleState) => state.conversations.get(room)?.drafts.proposal;

  it('is there when its room is opened, and told live as it comes and goes', async () => {
    const server = aServer(aRoom(1, 1));
    server.refused.set('GET /api/v1/channels/ID/draft', { status: 200, body: { data: aDraft() } });
    const { live, state, socket, settle } = await aConsole(server);
    await live.open(room);
    await settle();
    expect(proposal(state())).toEqual({ status: 'ready', draft: aDraft() });
    socket().say({ type: 'draft.updated', payload: aDraft(1, { status: 'edited' }) });
    expect(proposal(state())).toEqual({ status: 'gone', fate: 'edited' });
    socket().say({ type: 'draft.ready', payload: aDraft(2) });
    expect(proposal(state())).toEqual({ status: 'ready', draft: aDraft(2) });
  });

  it('shows in the queue as it comes and goes', async () => {
    const { state, socket } = await aConsole(aServer(aRoom(1, 1)));
    const change = { channel_id: room, assignee: null, tags: [], waiting_since: null };
    const shown = () => state().rooms.byId.get(room)?.draft;
    socket().say({ type: 'queue.updated', payload: { ...change, draft: aDraft() } });
    expect(shown()).toEqual({ id: draftId });
    socket().say({ type: 'queue.updated', payload: { ...change, draft: null } });
    expect(shown()).toBeNull();
  });

  it('that was missed is found after a connection', async () => {
    const server = aServer(aRoom(1, 1));
    const { live, state, socket, settle } = await aConsole(server);
    await live.open(room);
    await settle();
    server.refused.set('GET /api/v1/channels/ID/draft', { status: 200, body: { data: aDraft() } });
    socket().say(aHello(aRoom(1, 1)));
    await settle();
    expect(proposal(state())).toMatchObject({ status: 'ready' });
  });

  it('is named by the message that it is, and no news to who sent it', async () => {
    const { live, state, socket, calls, settle } = await aConsole(aServer(aRoom(1, 1)));
    await live.open(room);
    await settle();
    socket().say({ type: 'draft.ready', payload: aDraft() });
    live.send(room, aDraft().content, draftId);
    await settle();
    socket().say({ type: 'draft.updated', payload: aDraft(1, { status: 'sent' }) });
    expect(calls('POST', `/api/v1/channels/${room}/messages`)).toMatchObject([
      { body: { content: aDraft().content, draft_id: draftId } },
    ]);
    expect(proposal(state())).toEqual({ status: 'none' });
  });

  it('that a teammate has used loses nobody’s words: they go as one’s own when that is wanted', async () => {
    const server = aServer(aRoom(1, 1));
    server.refused.set('POST /api/v1/channels/ID/messages', {
      status: 409,
      body: { error: { code: 'conflict' } },
    });
    const { live, state, calls, settle } = await aConsole(server);
    await live.open(room);
    live.send(room, 'By rail.', draftId);
    await settle();
    const [entry] = state().conversations.get(room)?.unsent ?? [];
    expect(entry).toMatchObject({ content: 'By rail.', status: 'failed', code: 'conflict' });
    server.refused.clear();
    live.retry(room, entry?.client_message_id ?? '');
    await settle();
    expect(calls('POST', `/api/v1/channels/${room}/messages`)[1]?.body).toEqual({
      client_message_id: entry?.client_message_id,
      content: 'By rail.',
    });
    expect(state().conversations.get(room)).toMatchObject({
      unsent: [],
      messages: [{ content: 'By rail.' }],
    });
  });

  it('that was begun to be edited is one over a reload, until its words are gone', async () => {
    const page = new Map<string, string>();
    const { live } = await aConsole(aServer(aRoom(1)), page);
    live.write(room, { mode: 'reply', text: 'By rail', draftId });
    live.write(room, { mode: 'note', text: 'Called', draftId: null });
    const after = await aConsole(aServer(aRoom(1)), page);
    expect(after.live.unsentTexts(room)).toEqual({ reply: 'By rail', note: 'Called', draftId });
    after.live.write(room, reply(''));
    expect(after.live.unsentTexts(room).draftId).toBeNull();
  });
});

describe('canned replies', () => {
  const path = '/api/v1/operator/canned-replies';
  const page = (numbers: readonly number[], next_cursor: string | null) => ({
    status: 200,
    body: { data: numbers.map((number) => aCannedReply(number)), next_cursor },
  });

  it('are loaded to the last page, and stay when they can’t be loaded again', async () => {
    const server = aServer();
    const { live, environment, state } = await aConsole(server);
    const ids = () => state().cannedReplies.map(({ id }) => id);
    environment.answer = (request) => {
      if (!request.path.startsWith(path)) return server.answer(request);
      return request.path.includes('cursor=more') ? page([1], null) : page([3, 2], 'more');
    };
    await live.loadCannedReplies();
    expect(ids()).toEqual([3, 2, 1].map((number) => aCannedReply(number).id));
    environment.answer = () => null;
    await live.loadCannedReplies();
    expect(ids()).toHaveLength(3);
  });
});

describe('the members of a room', () => {
  it('are asked for again when somebody speaks for the first time, and only then', async () => {
    const { live, socket, settle, calls } = await aConsole(aServer(aRoom(1, 1)));
    await live.open(room);
    await settle();
    socket().say({ type: 'message.new', payload: aMessage(1, { sender: colleague }) });
    await settle();
    socket().say({ type: 'message.new', payload: aMessage(2, { sender: colleague }) });
    await settle();
    expect(calls('GET', `/api/v1/channels/${room}/members`)).toHaveLength(2);
  });
});

describe('reading', () => {
  it('counts at once, and is told to the server', async () => {
    const server = aServer(aRoom(1, 3, { unread: 3, last_read_seq: 0 }));
    const { live, state, settle, calls } = await aConsole(server);
    live.markRead(room, 3);
    expect(state().rooms.byId.get(room)?.unread).toBe(0);
    await settle();
    expect(calls('POST', `/api/v1/channels/${room}/read`)[0]?.body).toEqual({ seq: 3 });
  });

  it('is told again after a connection when the server could not hear it', async () => {
    const server = aServer(aRoom(1, 3, { unread: 3, last_read_seq: 0 }));
    server.refused.set('POST /api/v1/channels/ID/read', { status: 503 });
    const { live, settle, socket, calls } = await aConsole(server);
    live.markRead(room, 3);
    await settle();
    server.refused.clear();
    socket().say(aHello(aRoom(1, 3)));
    await settle();
    expect(calls('POST', `/api/v1/channels/${room}/read`)).toHaveLength(2);
  });

  it('in another window of mine counts here too, a colleague’s does not', async () => {
    const server = aServer(aRoom(1, 3, { unread: 3, last_read_seq: 0 }));
    const { state, socket } = await aConsole(server);
    socket().say({ type: 'read.updated', payload: { channel_id: room, user_id: colleagueId, seq: 3 } });
    expect(state().rooms.byId.get(room)?.unread).toBe(3);
    socket().say({ type: 'read.updated', payload: { channel_id: room, user_id: me.userId, seq: 3 } });
    expect(state().rooms.byId.get(room)?.unread).toBe(0);
  });
});

describe('presence', () => {
  it('that I set to away is said again after a reconnect, which would make me online', async () => {
    const { live, settle, socket, calls } = await aConsole(aServer());
    await live.setPresence('away');
    socket().say(aHello());
    await settle();
    expect(calls('PUT', '/api/v1/operator/presence').map(({ body }) => body)).toEqual([
      { status: 'away' },
      { status: 'away' },
    ]);
  });

  it('of a visitor whom only the queue shows is known', async () => {
    const last_message = aMessage(2, { sender: colleague });
    const server = aServer(aRoom(1, 2, { last_message, person: aPerson() }));
    const present = {
      user_id: visitorId,
      kind: 'guest',
      display_name: 'Amara',
      avatar_url: null,
      status: 'online',
    };
    server.refused.set('GET /api/v1/presence', { status: 200, body: { data: [present], next_cursor: null } });
    const { state, socket, settle } = await aConsole(server);
    socket().say(aHello(aRoom(1, 2)));
    await settle();
    expect(state().visitors.get(room)).toBe(visitor.id);
    expect(state().presence.get(visitorId)).toBe('online');
  });
});

describe('many rooms', () => {
  it('are not all held: the one that was not looked at for longest is let go', async () => {
    const rooms = Array.from({ length: 10 }, (_, index) => aRoom(index + 1));
    const { live, state, settle } = await aConsole(aServer(...rooms));
    for (const { id } of rooms) await live.open(id);
    await settle();
    expect(state().conversations.size).toBe(8);
    expect(state().conversations.has(roomId(1))).toBe(false);
    expect(state().conversations.has(roomId(10))).toBe(true);
  });
});
