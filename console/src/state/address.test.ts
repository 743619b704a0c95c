import { describe, expect, it } from 'vitest';
import { roomId } from '../factories.ts';
import { addressOf, placeOf } from './address.ts';

describe('the address of the page', () => {
  it('names a room and reads back', () => {
    expect(placeOf(addressOf(roomId(7)))).toEqual({ channelId: roomId(7), seq: null });
  });

  it('names a message in a room and reads back', () => {
    expect(addressOf(roomId(7), 50_000)).toBe(`#room=${roomId(7)}&message=50000`);
    expect(placeOf(addressOf(roomId(7), 50_000))).toEqual({ channelId: roomId(7), seq: 50_000 });
  });

  it.each(['', '#', '#room=', '#room=../../x', '#other=1', '#message=5'])('names none: "%s"', (hash) =>
    expect(placeOf(hash)).toBeNull(),
  );

  it.each(['', '0', '-1', '1.5', '1e3', 'x', '9'.repeat(16)])('names the room alone: message=%s', (seq) =>
    expect(placeOf(`${addressOf(roomId(7))}&message=${seq}`)).toEqual({ channelId: roomId(7), seq: null }),
  );
});
