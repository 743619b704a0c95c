import { describe, expect, it } from 'vitest';
import { aConversation, aMessage } from '../factories.ts';
import { hasNewer, hasOlder, withMessages, withNewest, withOlder } from './conversation.ts';
import {
  asDrawn,
  drawnAfter,
  drawnAround,
  drawnBeyond,
  type DrawnPart,
  drawnFrom,
  undrawn,
} from './drawn-part.ts';

const messages = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => aMessage(from + index));
const page = (fromSeq: number, toSeq: number) => ({
  messages: messages(fromSeq, toSeq),
  fromSeq,
  toSeq,
  historyFromSeq: 1,
});
/** What is kept: the last hundred of three hundred messages. */
const kept = aConversation(messages(201, 300), { historyFromSeq: 1 });
const ends = (drawn: DrawnPart) => [drawn.fromSeq, drawn.toSeq];

describe('what a log draws', () => {
  it('begins with a screen at the end, or around what is new', () => {
    expect(ends(drawnFrom(kept, null))).toEqual([289, 300]);
    expect(ends(drawnFrom(kept, 250))).toEqual([249, 262]);
    expect(ends(drawnFrom(kept, 17))).toEqual([289, 300]);
    expect(ends(drawnFrom(aConversation(messages(1, 3)), null))).toEqual([1, 3]);
    expect(ends(drawnFrom(aConversation([]), null))).toEqual([0, 0]);
  });

  it('begins with a screen around a message that is looked for, or with what is nearest to it', () => {
    expect(ends(drawnAround(kept, 250))).toEqual([246, 258]);
    expect(ends(drawnAround(kept, 202))).toEqual([201, 210]);
    expect(ends(drawnAround(kept, 17))).toEqual([201, 209]);
    expect(ends(drawnAround(kept, 900))).toEqual([296, 300]);
    expect(ends(drawnAround(aConversation([]), 5))).toEqual([0, 0]);
  });

  it('grows by a few at a time, to where what is kept ends', () => {
    const above = drawnBeyond(drawnFrom(kept, null), kept, 'older', true);
    expect(ends(above)).toEqual([281, 300]);
    expect(ends(drawnBeyond({ fromSeq: 203, toSeq: 300 }, kept, 'older', true))).toEqual([201, 300]);
    expect(ends(drawnBeyond({ fromSeq: 210, toSeq: 298 }, kept, 'newer', true))).toEqual([210, 300]);
  });

  it('lets go of what is far away, but never of what somebody sees', () => {
    const long = aConversation(messages(101, 300), { historyFromSeq: 1 });
    const full = { fromSeq: 150, toSeq: 269 };
    expect(ends(drawnBeyond(full, long, 'older', false))).toEqual([142, 261]);
    expect(ends(drawnBeyond(full, long, 'newer', false))).toEqual([158, 277]);
    expect(ends(drawnBeyond(full, long, 'older', true))).toEqual([142, 269]);
  });

  it('goes on with the conversation at its end only', () => {
    const more = withMessages(kept, [aMessage(301)]);
    expect(ends(drawnAfter({ fromSeq: 289, toSeq: 300 }, kept, more))).toEqual([289, 301]);
    expect(ends(drawnAfter({ fromSeq: 250, toSeq: 262 }, kept, more))).toEqual([250, 262]);
  });

  it('neither grows without end, nor pushes away what somebody reads', () => {
    const long = aConversation(messages(181, 300), { historyFromSeq: 1 });
    const more = withMessages(long, [aMessage(301)]);
    const full = { fromSeq: 181, toSeq: 300 };
    expect(ends(drawnAfter(full, long, more))).toEqual([182, 301]);
    expect(ends(drawnAfter(full, long, { ...more, isFollowed: false }))).toEqual([181, 300]);
  });

  it('stays as it is when pages come, and begins anew where none of it is kept', () => {
    const drawn = { fromSeq: 210, toSeq: 262 };
    expect(ends(drawnAfter(drawn, kept, withOlder(kept, page(151, 200))))).toEqual([210, 262]);
    const newest = withNewest({ ...kept, headSeq: 900 }, page(851, 900));
    expect(ends(drawnAfter(drawn, kept, newest))).toEqual([889, 900]);
  });

  it('looks to everything else like a conversation of which less is kept', () => {
    const middle = asDrawn(kept, { fromSeq: 250, toSeq: 262 });
    expect(middle.messages.map(({ seq }) => seq)).toEqual(messages(250, 262).map(({ seq }) => seq));
    expect([hasOlder(middle), hasNewer(middle)]).toEqual([true, true]);
    const all = aConversation(messages(1, 5));
    const whole = asDrawn(all, drawnFrom(all, null));
    expect([hasOlder(whole), hasNewer(whole)]).toEqual([false, false]);
    expect(asDrawn(aConversation([]), { fromSeq: 0, toSeq: 0 }).messages).toEqual([]);
  });

  it('knows how much is kept beyond it', () => {
    const drawn = { fromSeq: 250, toSeq: 262 };
    expect([undrawn(drawn, kept, 'older'), undrawn(drawn, kept, 'newer')]).toEqual([49, 38]);
  });
});
