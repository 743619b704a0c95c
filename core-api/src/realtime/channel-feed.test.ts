import { describe, expect, it } from 'vitest';
import { ChannelFeed, holePatienceMs } from './channel-feed.ts';

function feedAt(seq: number): ChannelFeed<string> {
  const feed = new ChannelFeed<string>();
  feed.take(seq, `m${seq}`, 0);
  return feed;
}

describe('channel feed', () => {
  it('begins wherever the first event is', () => {
    expect(new ChannelFeed<string>().take(7, 'm7', 0)).toEqual(['m7']);
  });

  it('hands out the next one at once', () => {
    expect(feedAt(7).take(8, 'm8', 0)).toEqual(['m8']);
  });

  it('holds what overtook and hands it out in order when the hole closes', () => {
    const feed = feedAt(1);
    expect(feed.take(4, 'm4', 0)).toEqual([]);
    expect(feed.take(3, 'm3', 0)).toEqual([]);
    expect(feed.take(2, 'm2', 0)).toEqual(['m2', 'm3', 'm4']);
  });

  it('drops what was handed out before', () => {
    const feed = feedAt(1);
    feed.take(2, 'm2', 0);
    expect(feed.take(2, 'again', 0)).toEqual([]);
  });

  it('drops the second copy of what is held', () => {
    const feed = feedAt(1);
    feed.take(3, 'm3', 0);
    feed.take(3, 'again', 0);
    expect(feed.take(2, 'm2', 0)).toEqual(['m2', 'm3']);
  });

  it('hands out what is older than its first one, since nobody knows that it was delivered', () => {
    expect(feedAt(7).take(6, 'm6', 0)).toEqual(['m6']);
  });

  it('gives up on a hole after its patience, in order, and goes on from there', () => {
    const feed = feedAt(1);
    feed.take(4, 'm4', 0);
    feed.take(3, 'm3', 0);
    expect(feed.giveUpOnHoles(holePatienceMs - 1)).toEqual([]);
    expect(feed.giveUpOnHoles(holePatienceMs)).toEqual(['m3', 'm4']);
    expect(feed.take(5, 'm5', holePatienceMs + 1)).toEqual(['m5']);
  });

  it('lets an edit wait for the message it is about', () => {
    const feed = feedAt(1);
    feed.take(3, 'm3', 0);
    expect(feed.takeAfter(3, 'edit of m3', 0)).toEqual([]);
    expect(feed.take(2, 'm2', 0)).toEqual(['m2', 'm3', 'edit of m3']);
  });

  it('lets an edit of a delivered message pass', () => {
    const feed = feedAt(1);
    feed.take(3, 'm3', 0);
    expect(feed.takeAfter(1, 'edit of m1', 0)).toEqual(['edit of m1']);
  });
});
