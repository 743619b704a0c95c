import { describe, expect, it } from 'vitest';
import { aHello, aMessage, aRoom } from '../factories.ts';
import { addressOf } from '../state/address.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { hasNewer, hasOlder } from '../state/conversation.ts';
import { aConsole, aServer, room } from '../testing/virtual-console.ts';
import { firstPaths } from './first-calls.ts';

const head = 500;
const seqs = (state: () => ConsoleState) =>
  state()
    .conversations.get(room)
    ?.messages.map(({ seq }) => seq) ?? [];
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The room with 500 messages, opened, at one of them if `seq` says so. */
async function opened(seq: number | null = null) {
  const server = aServer(aRoom(1, head));
  server.messages.set(
    room,
    upTo(1, head).map((seq) => aMessage(seq)),
  );
  const console = await aConsole(server);
  await console.live.open(room, seq);
  await console.settle();
  const load = async (part: Parameters<typeof console.live.loadHistory>[1]) => {
    console.live.loadHistory(room, part);
    await console.settle();
  };
  return { ...console, server, load };
}

describe('a long conversation', () => {
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

describe('a message that is looked for', () => {
  const pages = (calls: Awaited<ReturnType<typeof opened>>['calls']) =>
    calls('GET', `/api/v1/channels/${room}/messages`).map(({ path }) => path.split('?')[1]);

  it('opens its room with the page around it, and nothing of what is between it and the end', async () => {
    const { state, calls } = await opened(120);
    expect(seqs(state)).toEqual(upTo(95, 144));
    expect(pages(calls)).toEqual(['after_seq=94&limit=50']);
    expect(state().conversations.get(room)).toMatchObject({ sought: { seq: 120 }, headSeq: head });
  });

  it('is asked for by the same path before the code is there', async () => {
    const { environment } = await opened(120);
    const asked = environment.requests.map(({ path }) => path);
    expect(asked).toContain(firstPaths(addressOf(room, 120)).at(-1));
  });

  it('is gone on from in both directions, up to the end, where the stream goes on', async () => {
    const { state, load, socket } = await opened(120);
    await load('older');
    expect(seqs(state)).toEqual(upTo(45, 144));
    socket().say({ type: 'message.new', payload: aMessage(501) });
    expect(seqs(state)).toEqual(upTo(45, 144));
    for (let page = 0; page < 8; page += 1) await load('newer');
    expect(seqs(state).at(-1)).toBe(500);
    await load('end');
    expect(seqs(state)).toEqual(upTo(451, 500));
  });

  it('misses nothing that is said while it is the only part that is there', async () => {
    const { state, load, socket, server } = await opened(120);
    for (const seq of [501, 502]) server.messages.get(room)?.push(aMessage(seq));
    socket().say({ type: 'message.new', payload: aMessage(502) });
    await load('end');
    expect(seqs(state).slice(-2)).toEqual([501, 502]);
    server.messages.get(room)?.push(aMessage(503));
    socket().say({ type: 'message.new', payload: aMessage(503) });
    expect(seqs(state).at(-1)).toBe(503);
  });

  it('in an open room is loaded in place of what is kept, unless that has it', async () => {
    const { live, state, settle, calls } = await opened();
    await live.open(room, 460);
    await settle();
    expect(seqs(state)).toEqual(upTo(451, 500));
    await live.open(room, 30);
    expect(state().conversations.get(room)?.history).toBe('loading');
    await settle();
    expect(seqs(state)).toEqual(upTo(5, 54));
    expect(pages(calls)).toEqual(['limit=50', 'after_seq=4&limit=50']);
  });

  it('is the last one that was, however the answers come', async () => {
    const { live, state, settle } = await opened();
    void live.open(room, 30);
    void live.open(room, 300);
    await settle();
    expect(seqs(state)).toEqual(upTo(275, 324));
  });

  it('does not lead back to it after a connection, once one has gone on from there', async () => {
    const { live, state, load, settle, socket, calls } = await opened(30);
    await load('end');
    const before = pages(calls).length;
    socket().say(aHello(aRoom(1, head)));
    await settle();
    expect(seqs(state)).toEqual(upTo(451, 500));
    expect(pages(calls)).toHaveLength(before);
    live.close();
    await live.open(room);
    await settle();
    expect(state().conversations.get(room)?.sought).toBeNull();
  });

  it('is nothing any more when its room was left before it came', async () => {
    const { live, state, settle } = await opened();
    void live.open(room, 30);
    live.close();
    await settle();
    await live.open(room);
    await settle();
    expect(seqs(state)).toEqual(upTo(451, 500));
  });

  it('that could not be loaded is looked for again', async () => {
    const { live, state, settle, load, server } = await opened();
    server.refused.set('GET /api/v1/channels/ID/messages', { status: 503 });
    await live.open(room, 30);
    await settle();
    expect(state().conversations.get(room)?.history).toBe('failed');
    server.refused.clear();
    await load('newest');
    expect(seqs(state)).toEqual(upTo(5, 54));
  });

  it('beyond the end leads to the end', async () => {
    const { state } = await opened(9_000);
    expect(seqs(state)).toEqual(upTo(475, 500));
  });

  it('in what was purged leads to where history begins, and that may be nothing', async () => {
    const { live, state, settle, server } = await opened();
    const page = (from: number, to: number) => ({
      status: 200,
      body: { data: upTo(from, to).map((seq) => aMessage(seq)), next_cursor: null, history_from_seq: from },
    });
    server.refused.set('GET /api/v1/channels/ID/messages', page(81, 130));
    await live.open(room, 30);
    await settle();
    expect(state().conversations.get(room)).toMatchObject({ fromSeq: 81, historyFromSeq: 81 });
    server.refused.set('GET /api/v1/channels/ID/messages', page(501, 500));
    await live.open(room, 31);
    await settle();
    const kept = state().conversations.get(room);
    expect(kept?.messages).toEqual([]);
    expect(kept !== undefined && (hasNewer(kept) || hasOlder(kept))).toBe(false);
  });
});
