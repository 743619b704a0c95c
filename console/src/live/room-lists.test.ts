import { describe, expect, it } from 'vitest';
import { aHello, aMessage, aPerson, aRoom, roomId } from '../factories.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { listOf } from '../state/rooms.ts';
import { aConsole, aServer, room, roomsDownFrom } from '../testing/virtual-console.ts';

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

  it('appear with their first message, with whose they are, and are counted again', async () => {
    const server = aServer();
    const { state, environment, socket, calls } = await aConsole(server);
    const counted = () => calls('GET', '/api/v1/operator/queue/counts').length;
    const { last_read_seq: _read, unread: _unread, last_message: _last, ...fresh } = aRoom(1, 0);
    socket().say({ type: 'channel.created', payload: fresh });
    await environment.advance(2_000);
    expect(state().rooms.byId.has(room)).toBe(false);
    const before = counted();
    server.byId.set(room, aRoom(1, 1, { unread: 1, last_read_seq: 0, person: aPerson() }));
    socket().say({ type: 'message.new', payload: aMessage(1) });
    await environment.advance(2_000);
    expect(listOf(state().rooms, 'open').ids).toEqual([room]);
    expect(state().rooms.byId.get(room)).toMatchObject({ unread: 1, person: aPerson() });
    expect(counted()).toBe(before + 1);
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
    } = aRoom(9, 1, {
      updated_at: '2026-02-01T00:00:00.000Z',
    });
    socket().say({ type: 'channel.created', payload: fresh });
    await settle();
    expect(openIds(state)[0]).toBe(roomId(9));
  });
});
