import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('what is remembered is made again only when an argument is another one', () => {
  const sum = remembered((a: number, b: number) => ({ sum: a + b }));
  const first = sum(1, 2);
  expect(sum(1, 2)).toBe(first);
  expect(sum(2, 2)).toEqual({ sum: 4 });
  expect(sum(1, 2)).not.toBe(first);
});
