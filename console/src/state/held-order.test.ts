import { describe, expect, it } from 'vitest';
import { heldOrder, waitingCount } from './held-order.ts';

describe('the order under the pointer', () => {
  it('holds when rooms change places', () => {
    expect(heldOrder(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual(['a', 'b', 'c']);
  });

  it('keeps new rooms back and counts them', () => {
    const held = heldOrder(['a', 'b'], ['new', 'b', 'a']);
    expect(held).toEqual(['a', 'b']);
    expect(waitingCount(held, ['new', 'b', 'a'])).toBe(1);
  });

  it('lets go of what left', () => {
    expect(heldOrder(['a', 'b', 'c'], ['c', 'a'])).toEqual(['a', 'c']);
  });
});
