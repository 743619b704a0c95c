import { describe, expect, it } from 'vitest';
import { aHello, aMessage, aRoom, colleague, me, roomId, visitorId } from '../factories.ts';
import { aConsole, aServer, reply, room } from '../testing/virtual-console.ts';

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
