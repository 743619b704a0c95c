import type { Message } from '@iris/contract';
import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import type { ClientEvent } from './events.ts';
import { aGuestSession, aHello, aMessage, channelId, guestId, guestSender, operatorId } from './factories.ts';
import { virtualEnvironment, type VirtualAnswer, type VirtualRequest } from './virtual-environment.ts';

/** A server with one channel, as far as the client uses it. */
function aWorld(said = 0) {
  const environment = virtualEnvironment();
  const messages = Array.from({ length: said }, (_, index) => aMessage(index + 1));
  const events: ClientEvent[] = [];
  const server = { isDown: false, sessions: 0, refusedTokens: new Set<string>() };

  function post(body: unknown): VirtualAnswer {
    const { content = null, client_message_id = null }: Partial<Message> = Object(body);
    const known = messages.find((message) => message.client_message_id === client_message_id);
    const message =
      known ?? aMessage(messages.length + 1, { content, client_message_id, sender: guestSender });
    if (known === undefined) messages.push(message);
    return { status: known === undefined ? 201 : 200, body: { data: message } };
  }

  function list(path: string): VirtualAnswer {
    const after = new URL(path, 'http://host').searchParams.get('after_seq');
    const data = after === null ? messages.toReversed() : messages.filter(({ seq }) => seq > Number(after));
    return { status: 200, body: { data, next_cursor: null, history_from_seq: 1 } };
  }

  environment.answer = ({ method, path, token, body }: VirtualRequest) => {
    if (server.isDown) return null;
    if (path === '/api/v1/session/guest')
      return {
        status: 201,
        body: {
          data: aGuestSession((server.sessions += 1), {
            chat: { channel_id: channelId, last_seq: messages.length, last_read_seq: 0 },
          }),
        },
      };
    if (token !== null && server.refusedTokens.has(token))
      return { status: 401, body: { error: { code: 'session_expired' } } };
    if (path.startsWith(`/api/v1/channels/${channelId}/messages`))
      return method === 'POST' ? post(body) : list(path);
    if (path.endsWith('/members') || path.endsWith('/presence')) return { status: 200, body: { data: [] } };
    return { status: 204 };
  };

  const client = createClient({
    environment,
    baseUrl: 'http://host',
    tenantId: 'tenant-1',
    token: null,
    channelId: null,
    profile: () => ({}),
    onEvent: (event) => events.push(event),
  });

  const shown = () =>
    events.flatMap((event) => {
      if (event.type === 'latest') return event.page.messages;
      return event.type === 'messages' ? event.messages : [];
    });
  const seqs = () => shown().map(({ seq }) => seq);
  const socket = () => environment.sockets.at(-1);
  const hello = () => socket()?.say(aHello(messages.length));
  const goOnline = async () => {
    client.start();
    await environment.advance(0);
    hello();
    await environment.advance(0);
  };
  /** Somebody of the team says something; sockets hear of it unless they are deaf. */
  const answer = (isHeard = true) => {
    const message = aMessage(messages.length + 1);
    messages.push(message);
    if (isHeard) socket()?.say({ type: 'message.new', payload: message });
    return message;
  };
  return { environment, client, server, events, messages, shown, seqs, socket, hello, goOnline, answer };
}

describe('client', () => {
  it('does nothing before it is started: no call, no socket, nothing stored', async () => {
    const { environment } = aWorld();
    await environment.advance(60_000);
    expect(environment.requests).toEqual([]);
    expect(environment.sockets).toEqual([]);
    expect(environment.stored.size).toBe(0);
  });

  it('shows what was said, then what is being said', async () => {
    const { environment, goOnline, answer, seqs } = aWorld(3);
    await goOnline();
    answer();
    await environment.advance(0);
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it('13: shows an own message once, though it comes back twice', async () => {
    const { environment, client, goOnline, messages, shown, socket } = aWorld();
    await goOnline();
    client.send('hello');
    await environment.advance(0);
    const [own] = messages;
    if (own !== undefined) socket()?.say({ type: 'message.new', payload: own });
    await environment.advance(0);
    expect(shown().map(({ content }) => content)).toEqual(['hello']);
  });

  it('14: sends what was written while the service was away, once, when it is back', async () => {
    const { environment, client, server, goOnline, messages, socket, hello } = aWorld();
    await goOnline();
    server.isDown = true;
    socket()?.close(1006);
    client.send('still here');
    await environment.advance(20_000);
    expect(messages).toEqual([]);
    server.isDown = false;
    await environment.advance(5_000);
    hello();
    await environment.advance(5_000);
    expect(messages.map(({ content }) => content)).toEqual(['still here']);
  });

  it('13: takes a message whose answer got lost as sent when the stream brings it', async () => {
    const { environment, client, goOnline, messages, events, socket } = aWorld();
    await goOnline();
    const { answer } = environment;
    environment.answer = async (request) => {
      const answered = await answer(request);
      return request.method === 'POST' ? null : answered;
    };
    client.send('hello');
    await environment.advance(0);
    const [own] = messages;
    if (own !== undefined) socket()?.say({ type: 'message.new', payload: own });
    const outbox = events.findLast((event) => event.type === 'outbox');
    expect(outbox).toMatchObject({ entries: [] });
  });

  it('says that a message is delivered which was sent before the socket was there', async () => {
    const { environment, client, events, hello } = aWorld();
    client.start();
    client.send('words 1');
    await environment.advance(0);
    expect(events).not.toContainEqual({ type: 'delivered', seq: 1 });
    hello();
    expect(events).toContainEqual({ type: 'delivered', seq: 1 });
  });

  it('15: fetches only the hole after a reconnect', async () => {
    const { environment, goOnline, answer, seqs, socket, hello } = aWorld(2);
    await goOnline();
    socket()?.close(1006);
    answer(false);
    answer(false);
    await environment.advance(4_000);
    environment.requests.length = 0;
    hello();
    await environment.advance(0);
    expect(seqs()).toEqual([1, 2, 3, 4]);
    const asked = environment.requests
      .filter(({ path }) => path.includes('/messages'))
      .map(({ path }) => path);
    expect(asked).toEqual([`/api/v1/channels/${channelId}/messages?limit=100&after_seq=2`]);
  });

  it('asks once who is there when it begins, and again after each reconnect', async () => {
    const { environment, goOnline, socket, hello } = aWorld();
    const asked = () => environment.requests.filter(({ path }) => path.endsWith('/presence')).length;
    await goOnline();
    expect(asked()).toBe(1);
    await environment.advance(10_000);
    socket()?.close(1006);
    await environment.advance(4_000);
    hello();
    await environment.advance(0);
    expect(asked()).toBe(2);
  });

  it('heals from a head that is announced without its message', async () => {
    const { environment, goOnline, answer, seqs, socket } = aWorld(1);
    await goOnline();
    answer(false);
    const state = {
      id: channelId,
      name: '',
      channel_type: 'support',
      topic: null,
      status: 'open',
      last_seq: 2,
    };
    const times = { merged_into: null, created_at: '', updated_at: '', archived_at: null };
    socket()?.say({ type: 'channel.updated', payload: { ...state, ...times, status: 'open' } });
    await environment.advance(0);
    expect(seqs()).toEqual([1, 2]);
  });

  it('renews an expired token and repeats the call', async () => {
    const { environment, client, server, goOnline, messages } = aWorld();
    await goOnline();
    server.refusedTokens.add('token-1');
    client.send('hello');
    await environment.advance(0);
    expect(messages).toHaveLength(1);
    expect(server.sessions).toBe(2);
  });

  it('renews over the open socket when told that the session is about to end', async () => {
    const { environment, goOnline, socket } = aWorld();
    await goOnline();
    socket()?.say({ type: 'session.expiring', payload: { expires_at: '2026-01-01T01:00:00.000Z' } });
    await environment.advance(0);
    expect(socket()?.sent).toContainEqual({ type: 'auth', payload: { token: 'token-2' } });
    expect(environment.sockets).toHaveLength(1);
  });

  it('says again what was read while the connection was away', async () => {
    const { environment, client, goOnline, socket, hello } = aWorld(2);
    await goOnline();
    socket()?.close(1006);
    client.markRead(2);
    await environment.advance(4_000);
    hello();
    expect(socket()?.sent).toContainEqual({ type: 'read', payload: { channel_id: channelId, seq: 2 } });
  });

  it('says again what was read until the server is known to know it', async () => {
    const { environment, client, goOnline, socket, hello } = aWorld(2);
    const comeBack = async () => {
      socket()?.close(1011);
      await environment.advance(4_000);
      hello();
    };
    const read = { type: 'read', payload: { channel_id: channelId, seq: 2 } };
    await goOnline();
    client.markRead(2);
    expect(socket()?.sent).toContainEqual(read);
    await comeBack();
    expect(socket()?.sent).toContainEqual(read);
    socket()?.say({ type: 'read.updated', payload: { channel_id: channelId, user_id: guestId, seq: 2 } });
    await comeBack();
    expect(socket()?.sent).not.toContainEqual(read);
  });

  it('tells who is typing until 6 s have gone by or they have spoken', async () => {
    const { environment, events, goOnline, answer, socket } = aWorld();
    await goOnline();
    const typist = { channel_id: channelId, user_id: operatorId, display_name: 'Mara', is_typing: true };
    const last = () => events.findLast((event) => event.type === 'typing');
    socket()?.say({ type: 'typing.indicator', payload: typist });
    expect(last()).toMatchObject({ typists: [{ user_id: operatorId, display_name: 'Mara' }] });
    await environment.advance(6_000);
    expect(last()).toMatchObject({ typists: [] });
    socket()?.say({ type: 'typing.indicator', payload: typist });
    answer();
    expect(last()).toMatchObject({ typists: [] });
  });

  it('never tells visitors that they are typing themselves', async () => {
    const { events, goOnline, socket } = aWorld();
    await goOnline();
    const payload = { channel_id: channelId, user_id: guestId, display_name: 'Guest', is_typing: true };
    const before = events.length;
    socket()?.say({ type: 'typing.indicator', payload });
    expect(events).toHaveLength(before);
  });

  it('says that the visitor types, seldom, and takes it back after a pause', async () => {
    const { environment, client, goOnline, socket } = aWorld();
    await goOnline();
    for (let key = 0; key < 10; key += 1) {
      client.typed();
      await environment.advance(400);
    }
    await environment.advance(5_000);
    const said = (socket()?.sent ?? []).filter(({ type }) => type === 'typing').map(({ payload }) => payload);
    const frame = (is_typing: boolean) => ({ channel_id: channelId, is_typing });
    expect(said).toEqual([frame(true), frame(true), frame(false)]);
  });

  it('remembers for the next page what the server knows to be read, by oneself and nobody else', async () => {
    const { environment, goOnline, socket } = aWorld(3);
    await goOnline();
    const stored = () => JSON.parse(environment.stored.get('iris:tenant-1') ?? '').chat.last_read_seq;
    const read = (user_id: typeof guestId, seq: number) =>
      socket()?.say({ type: 'read.updated', payload: { channel_id: channelId, user_id, seq } });
    read(operatorId, 3);
    expect(stored()).toBe(0);
    read(guestId, 2);
    expect(stored()).toBe(2);
  });

  it('keeps the conversation when the host brings a new token for the same user', async () => {
    const { environment, client, goOnline, events, socket } = aWorld(2);
    await goOnline();
    const { session, chat } = aGuestSession();
    const { answer } = environment;
    environment.answer = (request) =>
      request.path === '/api/v1/session'
        ? { status: 200, body: { data: { session, tenant: {}, chat } } }
        : answer(request);
    const before = events.filter(({ type }) => type === 'session').length;
    client.identify('minted', null);
    await environment.advance(0);
    expect(socket()?.token).toBe('minted');
    expect(events.filter(({ type }) => type === 'session')).toHaveLength(before);
  });

  it('begins anew when the token is another user’s', async () => {
    const { environment, client, goOnline, events } = aWorld(2);
    await goOnline();
    const { session, chat } = aGuestSession();
    const other = { ...session, user_id: operatorId };
    const { answer } = environment;
    environment.answer = (request) =>
      request.path === '/api/v1/session'
        ? { status: 200, body: { data: { session: other, tenant: {}, chat } } }
        : answer(request);
    client.identify('minted', null);
    await environment.advance(0);
    expect(events.findLast(({ type }) => type === 'session')).toMatchObject({
      session: { user_id: operatorId },
    });
  });

  it('forgets everything at logout', async () => {
    const { environment, client, goOnline, socket, events } = aWorld(1);
    await goOnline();
    client.keepDraft('half a sentence');
    await client.logout();
    expect(environment.stored.size).toBe(0);
    expect(client.readDraft()).toBe('');
    expect(socket()?.isOpen).toBe(false);
    expect(events.some(({ type }) => type === 'ended')).toBe(true);
    expect(environment.timers).toBe(0);
  });

  it('leaves no timer and no socket when stopped', async () => {
    const { environment, client, goOnline, socket } = aWorld();
    await goOnline();
    client.stop();
    expect(socket()?.isOpen).toBe(false);
    expect(environment.timers).toBe(0);
  });
});
