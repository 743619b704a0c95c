import { describe, expect, it } from 'vitest';
import { aRoom, roomId } from '../factories.ts';
import { aConsole, aServer } from '../testing/virtual-console.ts';

describe('many rooms', () => {
  it('are not all held: the one that was not looked at for longest is let go', async () => {
    const rooms = Array.from({ length: 10 }, (_, index) => aRoom(index + 1));
    const { live, state, settle } = await aConsole(aServer(...rooms));
    for (const { id } of rooms) await live.open(id);
    await settle();
    expect(state().conversations.size).toBe(8);
    expect(state().conversations.has(roomId(1))).toBe(false);
    expect(state().conversations.has(roomId(10))).toBe(true);
  });
});
