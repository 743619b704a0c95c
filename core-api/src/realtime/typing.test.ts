import { realtimeTimings, type ServerFrameOf } from '@iris/contract';
import { newId } from '@iris/kit';
import { expect, it } from 'vitest';
import { Typists } from './typing.ts';

const [channelId, userId] = [newId<'channel'>(), newId<'user'>()];

const typing = (isTyping: boolean): ServerFrameOf<'typing.indicator'> => ({
  type: 'typing.indicator',
  payload: { channel_id: channelId, user_id: userId, display_name: 'Ada', is_typing: isTyping },
});

it('ends by itself after 6 s without renewal, once', () => {
  const typists = new Typists();
  typists.take(typing(true), 0);
  typists.take(typing(true), 4_000);
  expect(typists.expire(4_000 + realtimeTimings.typingExpiresMs - 1)).toEqual([]);
  expect(typists.expire(4_000 + realtimeTimings.typingExpiresMs)).toEqual([typing(false)]);
  expect(typists.expire(60_000)).toEqual([]);
});

it('is news while it goes on, and its end only if it had begun', () => {
  const typists = new Typists();
  expect([false, true, true, false, false].map((isTyping) => typists.take(typing(isTyping), 0))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

it('ends when the message comes, if there was any', () => {
  const typists = new Typists();
  expect(typists.stop(channelId, userId)).toBeUndefined();
  typists.take(typing(true), 0);
  expect(typists.stop(channelId, userId)).toEqual(typing(false));
  expect(typists.expire(60_000)).toEqual([]);
});
