import { describe, expect, it } from 'vitest';
import { aHello, aMessage, aPerson, aRoom, colleague, me, visitor, visitorId } from '../factories.ts';
import { addressOf } from '../state/address.ts';
import { listOf } from '../state/rooms.ts';
import { aConsole, aServer, reply, room, roomsDownFrom } from '../testing/virtual-console.ts';
import { firstPaths } from './first-calls.ts';

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

  it('doesn’t load the first page again when the socket names more rooms than it holds, or empty ones', async () => {
    const rooms = roomsDownFrom(60);
    const { socket, settle, calls } = await aConsole(aServer(...rooms));
    socket().say(aHello(aRoom(61, 0), ...rooms));
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
