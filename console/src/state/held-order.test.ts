import { describe, expect, it } from 'vitest';
import { heldAgainst, holdOrder } from './held-order.ts';

const held = (...items: readonly string[]) => holdOrder(items);

describe('the order under the pointer', () => {
  it('holds when rooms change places', () => {
    expect(heldAgainst(held('a', 'b', 'c'), ['c', 'a', 'b'])).toMatchObject({
      shown: ['a', 'b', 'c'],
      waiting: 0,
    });
  });

  it('keeps new rooms back and counts them', () => {
    const once = heldAgainst(held('a', 'b'), ['new', 'b', 'a']);
    expect(once).toMatchObject({ shown: ['a', 'b'], waiting: 1 });
    expect(heldAgainst(once, ['newer', 'new', 'b', 'a'])).toMatchObject({ shown: ['a', 'b'], waiting: 2 });
  });

  it('keeps the place of what left', () => {
    expect(heldAgainst(held('a', 'b', 'c'), ['c', 'a'])).toMatchObject({
      shown: ['a', 'b', 'c'],
      waiting: 0,
    });
  });

  it('goes on at its end, and holds that too', () => {
    const page = heldAgainst(held('a', 'b'), ['new', 'b', 'a', 'c', 'd']);
    expect(page).toMatchObject({ shown: ['a', 'b', 'c', 'd'], waiting: 1 });
    expect(heldAgainst(page, ['d', 'new', 'b', 'a', 'c'])).toMatchObject({
      shown: ['a', 'b', 'c', 'd'],
      waiting: 1,
    });
  });

  it('begins where nothing was shown', () => {
    expect(heldAgainst(held(), ['a', 'b'])).toMatchObject({ shown: ['a', 'b'], waiting: 0 });
  });
});
