import { expect, it } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

it('lets the entry leave that was not asked for longest', () => {
  const map = new BoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.get('a')).toBe(1);
  map.set('c', 3);
  expect(map.get('b')).toBeUndefined();
  expect(map.get('a')).toBe(1);
  expect(map.size).toBe(2);
});
