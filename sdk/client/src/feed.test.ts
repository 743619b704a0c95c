import type { Message, MessagePage } from '@iris/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMessage } from './factories.ts';
import { createFeed } from './feed.ts';
import { virtualEnvironment } from './virtual-environment.ts';

function aFeed(messages: readonly Message[], pageSize = 100) {
  const environment = virtualEnvironment();
  const seen: number[] = [];
  const fetched: number[] = [];
  const state = { isDown: false };
  const fetchAfter = async (seq: number): Promise<MessagePage> => {
    fetched.push(seq);
    if (state.isDown) throw new Error('down');
    const data = messages.filter((message) => message.seq > seq).slice(0, pageSize);
    return { data, next_cursor: null, history_from_seq: messages[0]?.seq ?? 1 };
  };
  const feed = createFeed({
    environment,
    fetchAfter,
    onMessages: (news) => seen.push(...news.map(({ seq }) => seq)),
  });
  return { environment, feed, seen, fetched, state };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => aMessage(index + 1));

describe('feed', () => {
  it('passes on the next message at once, without asking', () => {
    const { feed, seen, fetched } = aFeed([]);
    feed.start(4);
    feed.offer(aMessage(5));
    expect(seen).toEqual([5]);
    expect(fetched).toEqual([]);
  });

  it('drops what it has', () => {
    const { feed, seen } = aFeed([]);
    feed.start(4);
    feed.offer(aMessage(4));
    feed.offer(aMessage(5));
    feed.offer(aMessage(5));
    expect(seen).toEqual([5]);
  });

  it('fetches a hole, and only the hole', async () => {
    const { environment, feed, seen, fetched } = aFeed(upTo(8));
    feed.start(4);
    feed.offer(aMessage(8));
    await environment.advance(0);
    expect(seen).toEqual([5, 6, 7, 8]);
    expect(fetched).toEqual([4]);
  });

  it('asks once for a hole that several messages point at', async () => {
    const { environment, feed, fetched } = aFeed(upTo(8));
    feed.start(4);
    for (const seq of [6, 7, 8]) feed.offer(aMessage(seq));
    await environment.advance(0);
    expect(fetched).toEqual([4]);
  });

  it('fetches page after page until the head is reached', async () => {
    const { environment, feed, seen } = aFeed(upTo(7), 3);
    feed.start(0);
    feed.announce(7);
    await environment.advance(0);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('keeps what comes before the history is there', async () => {
    const { environment, feed, seen } = aFeed(upTo(3));
    feed.offer(aMessage(3));
    expect(seen).toEqual([]);
    feed.start(1);
    await environment.advance(0);
    expect(seen).toEqual([2, 3]);
  });

  it('tries again by itself when a hole could not be filled', async () => {
    const { environment, feed, seen, state } = aFeed(upTo(3));
    state.isDown = true;
    feed.start(0);
    feed.announce(3);
    await environment.advance(10_000);
    expect(seen).toEqual([]);
    state.isDown = false;
    await environment.advance(4_000);
    expect(seen).toEqual([1, 2, 3]);
    expect(environment.timers).toBe(0);
  });

  it('goes on after a part of the history that was purged', async () => {
    const { environment, feed, seen } = aFeed(upTo(9).slice(6));
    feed.start(2);
    feed.announce(9);
    await environment.advance(0);
    expect(seen).toEqual([7, 8, 9]);
  });

  it('gives up on a head that nobody has, instead of asking for ever', async () => {
    const { environment, feed, fetched } = aFeed(upTo(2));
    feed.start(2);
    feed.announce(5);
    await environment.advance(60_000);
    expect(fetched).toEqual([2]);
  });

  it('says nothing after it was stopped', async () => {
    const { environment, feed, seen } = aFeed(upTo(3));
    feed.start(0);
    feed.announce(3);
    feed.stop();
    await environment.advance(0);
    expect(seen).toEqual([]);
  });

  it('shows every seq once and in order, whatever the stream loses, repeats and reorders', async () => {
    const stream = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(stream, async (order) => {
        const { environment, feed, seen } = aFeed(upTo(20), 6);
        feed.start(0);
        for (const seq of order) feed.offer(aMessage(seq));
        feed.announce(20);
        await environment.advance(0);
        expect(seen).toEqual(upTo(20).map(({ seq }) => seq));
      }),
      { numRuns: 60 },
    );
  });
});
