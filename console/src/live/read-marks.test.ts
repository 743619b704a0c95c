import { describe, expect, it } from 'vitest';
import { aHello, aRoom, colleagueId, me } from '../factories.ts';
import { aConsole, aServer, room } from '../testing/virtual-console.ts';

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
