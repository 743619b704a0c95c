import { type ChannelId, type ErrorCode, type Message, routes } from '@iris/contract';
import {
  apiClient,
  createDatabase,
  createGuest,
  createWorkspace,
  socketClient,
  startCoreApi,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const { messages, channels } = routes;

let database: Awaited<ReturnType<typeof createDatabase>>;
let core: Awaited<ReturnType<typeof startCoreApi>>;
let api: ReturnType<typeof apiClient>;
let owner: Awaited<ReturnType<typeof createWorkspace>>;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  owner = await createWorkspace(core.url);
});

afterAll(async () => {
  await core.stop();
  await database.drop();
});

async function post(
  token: string,
  channelId: string,
  content: string,
  more: Record<string, unknown> = {},
): Promise<Message> {
  const { body } = await api.ok(messages.post, {
    token,
    params: { id: channelId },
    body: { content, ...more },
  });
  return body.data;
}

async function refusal(promise: Promise<{ status: number; body: unknown }>): Promise<unknown> {
  const { body } = await promise;
  return body;
}

const coded = (code: ErrorCode) => ({ error: { code } });

describe('posting', () => {
  it('answers with the message, trimmed, numbered from 1', async () => {
    const { token, chat, session } = await createGuest(core.url, owner.tenantId, { display_name: 'Ada' });
    const message = await post(token, chat.channel_id, '  Hello  ');
    expect(message).toMatchObject({
      seq: 1,
      content: 'Hello',
      content_type: 'text',
      client_message_id: null,
      sender: { id: session.user_id, kind: 'guest', display_name: 'Ada' },
    });
  });

  it('numbers 60 posts at once without a hole and tells every socket each once and in order', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const channelId = guest.chat.channel_id;
    const sockets = [socketClient(core.url, guest.token), socketClient(core.url, owner.token)];
    await Promise.all(sockets.map((socket) => socket.next('hello')));
    const writers = [guest.token, owner.token];
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => post(writers[index % 2] ?? '', channelId, `message ${index}`)),
    );
    const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
    for (const socket of sockets) {
      await socket.waitFor((frame) => frame.type === 'message.new' && frame.payload.seq === 60);
      const seen = socket.frames.flatMap((frame) =>
        frame.type === 'message.new' ? [frame.payload.seq] : [],
      );
      expect(seen).toEqual(numbers);
      socket.close();
    }
    const { body } = await api.ok(messages.list, {
      token: guest.token,
      params: { id: channelId },
      query: { after_seq: 0, limit: 100 },
    });
    expect(body.data.map(({ seq }) => seq)).toEqual(numbers);
  });

  it('takes a repeated client_message_id for the same message, also when it comes 20 times at once', async () => {
    const { token, chat } = await createGuest(core.url, owner.tenantId);
    const input = {
      token,
      params: { id: chat.channel_id },
      body: { content: 'once', client_message_id: 'my-1' },
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.ok(messages.post, input)));
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const replays = answers.filter(({ status }) => status === 200);
    expect(replays.every(({ headers }) => headers.get('Idempotent-Replayed') === 'true')).toBe(true);
    const { body } = await api.ok(channels.get, { token, params: { id: chat.channel_id } });
    expect(body.data.last_seq).toBe(1);
  });

  it('refuses the same client_message_id with another text, and changes nothing', async () => {
    const { token, chat } = await createGuest(core.url, owner.tenantId);
    await post(token, chat.channel_id, 'one', { client_message_id: 'x' });
    const answer = api.call(messages.post, {
      token,
      params: { id: chat.channel_id },
      body: { content: 'two', client_message_id: 'x' },
    });
    expect(await refusal(answer)).toMatchObject(coded('idempotency_mismatch'));
    const { body } = await api.ok(channels.get, { token, params: { id: chat.channel_id } });
    expect(body.data.last_seq).toBe(1);
  });

  it('keeps two senders with the same client_message_id apart', async () => {
    const { token, chat } = await createGuest(core.url, owner.tenantId);
    await post(token, chat.channel_id, 'mine', { client_message_id: 'same' });
    const theirs = await post(owner.token, chat.channel_id, 'theirs', { client_message_id: 'same' });
    expect(theirs.seq).toBe(2);
  });

  it.each([
    ['an empty text', { content: '   ' }],
    ['no text', {}],
    ['8,001 characters', { content: 'x'.repeat(8_001) }],
    ['NUL', { content: 'a\0b' }],
    ['a lone surrogate', { content: 'a\ud800b' }],
    ['an unknown key', { content: 'a', colour: 'red' }],
    ['a number', { content: 5 }],
    ['a form from a visitor', { content: '{}', content_type: 'form' }],
    ['an empty client_message_id', { content: 'a', client_message_id: '' }],
    ['a client_message_id of 65', { content: 'a', client_message_id: 'x'.repeat(65) }],
  ])('refuses %s and changes nothing', async (_what, body) => {
    const { token, chat } = await createGuest(core.url, owner.tenantId);
    const answer = api.call(messages.post, { token, params: { id: chat.channel_id }, body });
    expect(await refusal(answer)).toMatchObject(coded('validation_failed'));
    const { body: after } = await api.ok(channels.get, { token, params: { id: chat.channel_id } });
    expect(after.data.last_seq).toBe(0);
  });

  it('counts 8,000 code points after trimming, whatever they are made of', async () => {
    const { token, chat } = await createGuest(core.url, owner.tenantId);
    const message = await post(token, chat.channel_id, `  ${'🦊'.repeat(8_000)}  `);
    expect(Array.from(message.content ?? '')).toHaveLength(8_000);
  });
});

describe('who gets in', () => {
  it("hides a channel from a stranger of the same tenant, from another tenant's guest and from its team", async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const stranger = await createGuest(core.url, owner.tenantId);
    const other = await createWorkspace(core.url);
    const foreigner = await createGuest(core.url, other.tenantId);
    await post(guest.token, guest.chat.channel_id, 'secret');
    for (const { token } of [stranger, foreigner, other]) {
      const params = { id: guest.chat.channel_id };
      const calls = [
        api.call(channels.get, { token, params }),
        api.call(channels.members, { token, params }),
        api.call(messages.list, { token, params }),
        api.call(messages.post, { token, params, body: { content: 'hi' } }),
        api.call(channels.read, { token, params, body: { seq: 1 } }),
        api.call(channels.typing, { token, params, body: { is_typing: true } }),
      ];
      for (const call of calls) expect(await refusal(call)).toMatchObject(coded('not_found'));
    }
  });

  it.each(['nope', '01890a5d-ac96-774b-bcce-b302099a8057', 'a%00b', "'; drop table messages; --"])(
    'answers 404 for the channel %s',
    async (id) => {
      expect(await refusal(api.call(channels.get, { token: owner.token, params: { id } }))).toMatchObject(
        coded('not_found'),
      );
    },
  );

  it("refuses an end user's wish to archive", async () => {
    const { token, chat } = await createGuest(core.url, owner.tenantId);
    const answer = api.call(channels.archive, { token, params: { id: chat.channel_id } });
    expect(await refusal(answer)).toMatchObject(coded('forbidden'));
  });
});

describe('editing and deleting', () => {
  it('changes an own message and tells the sockets', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const { id } = await post(guest.token, guest.chat.channel_id, 'teh');
    const socket = socketClient(core.url, owner.token);
    await socket.next('hello');
    const { body } = await api.ok(messages.edit, {
      token: guest.token,
      params: { id },
      body: { content: 'the' },
    });
    expect(body.data).toMatchObject({ content: 'the', seq: 1, edited_at: expect.any(String) });
    expect((await socket.next('message.updated')).payload).toEqual(body.data);
    socket.close();
  });

  it('leaves a tombstone without text, once and for all', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const { id } = await post(guest.token, guest.chat.channel_id, 'regret');
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    const input = { token: guest.token, params: { id } };
    await api.ok(messages.delete, input);
    const frame = await socket.next('message.deleted');
    expect(frame.payload).toMatchObject({ id, content: null, deleted_at: expect.any(String) });
    await api.ok(messages.delete, input);
    const edit = api.call(messages.edit, { ...input, body: { content: 'again' } });
    expect(await refusal(edit)).toMatchObject(coded('not_found'));
    const { body } = await api.ok(messages.list, {
      token: guest.token,
      params: { id: guest.chat.channel_id },
    });
    expect(body.data).toMatchObject([{ id, content: null }]);
    socket.close();
  });

  it("refuses to change somebody else's message", async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const { id } = await post(guest.token, guest.chat.channel_id, 'mine');
    const edit = api.call(messages.edit, { token: owner.token, params: { id }, body: { content: 'yours' } });
    expect(await refusal(edit)).toMatchObject(coded('forbidden'));
    expect(await refusal(api.call(messages.delete, { token: owner.token, params: { id } }))).toMatchObject(
      coded('forbidden'),
    );
  });
});

describe('archiving', () => {
  it("refuses the team's posts, and reopens at its end user's next message", async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    const { body } = await api.ok(channels.archive, { token: owner.token, params });
    expect(body.data).toMatchObject({ status: 'archived', archived_at: expect.any(String) });
    expect((await socket.next('channel.archived')).payload.id).toBe(params.id);
    const reply = api.call(messages.post, { token: owner.token, params, body: { content: 'bye' } });
    expect(await refusal(reply)).toMatchObject(coded('channel_archived'));
    expect((await post(guest.token, params.id, 'one more thing')).seq).toBe(1);
    expect((await socket.next('channel.updated')).payload.status).toBe('open');
    socket.close();
  });
});

describe('reading', () => {
  it('counts what others wrote and one has not read, and never goes back', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    const unread = async (token: string) => (await api.ok(channels.get, { token, params })).body.data;
    await post(guest.token, params.id, 'one');
    await post(owner.token, params.id, 'two');
    await post(owner.token, params.id, 'three');
    expect(await unread(guest.token)).toMatchObject({ last_seq: 3, last_read_seq: 0, unread: 2 });
    const read = (seq: number) => api.ok(channels.read, { token: guest.token, params, body: { seq } });
    await read(2);
    expect(await unread(guest.token)).toMatchObject({ last_read_seq: 2, unread: 1 });
    await read(99);
    expect(await unread(guest.token)).toMatchObject({ last_read_seq: 3, unread: 0 });
    await read(1);
    expect(await unread(guest.token)).toMatchObject({ last_read_seq: 3, unread: 0 });
    expect(await unread(owner.token)).toMatchObject({ last_read_seq: 0, unread: 1 });
  });

  it('shows in the list of members how far each has read', async () => {
    const guest = await createGuest(core.url, owner.tenantId, { display_name: 'Ada' });
    const params = { id: guest.chat.channel_id };
    for (const content of ['one', 'two']) await post(owner.token, params.id, content);
    await api.ok(channels.read, { token: guest.token, params, body: { seq: 1 } });
    for (const { token } of [guest, owner]) {
      const { body } = await api.ok(channels.members, { token, params });
      expect(body.data.map((member) => [member.display_name, member.last_read_seq])).toEqual([
        ['Ada', 1],
        ['Olivia Owner', 0],
      ]);
    }
  });

  it('pages back through history by cursor and forward by after_seq', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    for (let index = 1; index <= 7; index += 1) await post(guest.token, params.id, `m${index}`);
    const list = async (query: Record<string, string | number>) =>
      (await api.ok(messages.list, { token: guest.token, params, query })).body;
    const first = await list({ limit: 3 });
    expect(first.data.map(({ seq }) => seq)).toEqual([7, 6, 5]);
    const second = await list({ limit: 3, cursor: first.next_cursor ?? '' });
    expect(second.data.map(({ seq }) => seq)).toEqual([4, 3, 2]);
    const third = await list({ limit: 3, cursor: second.next_cursor ?? '' });
    expect(third).toMatchObject({ data: [{ seq: 1 }], next_cursor: null, history_from_seq: 1 });
    expect((await list({ after_seq: 5 })).data.map(({ seq }) => seq)).toEqual([6, 7]);
  });

  it.each([
    { limit: 0 },
    { limit: 101 },
    { limit: 'many' },
    { cursor: 'nonsense' },
    { cursor: 'Mw', after_seq: 1 },
    { after_seq: -1 },
    { colour: 'red' },
  ])('refuses the query %j', async (query) => {
    const { token, chat } = await createGuest(core.url, owner.tenantId);
    const answer = api.call(messages.list, { token, params: { id: chat.channel_id }, query });
    expect(await refusal(answer)).toMatchObject(coded('validation_failed'));
  });

  it("lists the team's channels by latest activity, page by page, each once", async () => {
    const workspace = await createWorkspace(core.url);
    const ids: ChannelId[] = [];
    for (let index = 0; index < 5; index += 1) {
      const guest = await createGuest(core.url, workspace.tenantId);
      await post(guest.token, guest.chat.channel_id, `hello ${index}`);
      ids.unshift(guest.chat.channel_id);
    }
    const seen: ChannelId[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string | number> = cursor ? { limit: 2, cursor } : { limit: 2 };
      const { body } = await api.ok(channels.list, { token: workspace.token, query });
      seen.push(...body.data.map(({ id }) => id));
      cursor = body.next_cursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });
});
