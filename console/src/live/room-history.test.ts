import { describe, expect, it } from 'vitest';
import { aMessage, aRoom } from '../factories.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { aConsole, aServer, room } from '../testing/virtual-console.ts';

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
