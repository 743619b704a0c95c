import { describe, expect, it } from 'vitest';
import { PartedMap } from './parted-map.ts';

const numbers = Array.from({ length: 1_000 }, (_, index) => index);
const full = numbers.reduce(
  (map, number) => map.with(`id ${number}`, number),
  PartedMap.empty<string, number>(),
);

describe('a parted map', () => {
  it('holds what was put into it, each id once', () => {
    expect(numbers.map((number) => full.get(`id ${number}`))).toEqual(numbers);
    expect(full.size).toBe(1_000);
    expect(full.with('id 7', -7).size).toBe(1_000);
    expect([...full.values()].toSorted((a, b) => a - b)).toEqual(numbers);
  });

  it('knows what it does not hold', () => {
    expect(full.get('nobody')).toBeUndefined();
    expect(full.has('nobody')).toBe(false);
    expect(full.has('')).toBe(false);
    expect(full.has('id 999')).toBe(true);
  });

  it('lets go of one', () => {
    const less = full.without('id 7').without('nobody');
    expect(less.has('id 7')).toBe(false);
    expect(less.size).toBe(999);
    expect(less.get('id 8')).toBe(8);
  });

  it('leaves the map that it was made from as it was', () => {
    const changed = full.with('id 7', -7).with('new', 1).without('id 8');
    expect(full.get('id 7')).toBe(7);
    expect(full.has('new')).toBe(false);
    expect(full.has('id 8')).toBe(true);
    expect(changed.get('id 7')).toBe(-7);
  });
});
