import { describe, expect, it } from 'vitest';
import { aCannedReply, aDraft, aHello, aRoom, draftId, me, roomId } from '../factories.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { aConsole, aServer, reply, room } from '../testing/virtual-console.ts';

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
