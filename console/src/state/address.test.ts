import { describe, expect, it } from 'vitest';
import { roomId } from '../factories.ts';
import { addressOf, roomOf } from './address.ts';

describe('the address of the page', () => {
  it('names a room and reads back', () => {
    expect(roomOf(addressOf(roomId(7)))).toBe(roomId(7));
  });

  it.each(['', '#', '#room=', '#room=../../x', '#other=1'])('names none: "%s"', (hash) =>
    expect(roomOf(hash)).toBeNull(),
  );
});
