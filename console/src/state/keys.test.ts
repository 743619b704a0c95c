import { describe, expect, it } from 'vitest';
import { actOf, allKeys, keysOf, type PressedKey } from './keys.ts';

const pressed = (over: Partial<PressedKey>): PressedKey => ({
  key: '',
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...over,
});

describe('a key', () => {
  it('with Alt goes by its place: with it a Mac types other letters', () => {
    expect(actOf(pressed({ key: 'Dead', code: 'KeyN', altKey: true }), true)).toBe('note');
    expect(actOf(pressed({ key: 'ArrowDown', code: 'ArrowDown', altKey: true }), true)).toBe('next');
  });

  it('with Ctrl or ⌘ finds rooms and acts, also while writing', () => {
    expect(actOf(pressed({ key: 'k', code: 'KeyK', ctrlKey: true }), true)).toBe('palette');
    expect(actOf(pressed({ key: 'k', code: 'KeyK', metaKey: true }), false)).toBe('palette');
  });

  it('that is a letter belongs to who writes; Escape doesn’t', () => {
    expect(actOf(pressed({ key: '?' }), false)).toBe('keys');
    expect(actOf(pressed({ key: '?' }), true)).toBeNull();
    expect(actOf(pressed({ key: '/' }), true)).toBeNull();
    expect(actOf(pressed({ key: 'Escape' }), true)).toBe('leave');
  });

  it('with more held down than it needs is somebody else’s: AltGr is Ctrl and Alt', () => {
    expect(actOf(pressed({ key: 'ń', code: 'KeyN', altKey: true, ctrlKey: true }), true)).toBeNull();
    expect(actOf(pressed({ key: 'k', code: 'KeyK', ctrlKey: true, metaKey: true }), true)).toBeNull();
    expect(actOf(pressed({ key: 'n', code: 'KeyN' }), false)).toBeNull();
  });

  it('is called as on the machine at hand', () => {
    expect(keysOf('palette', false)).toEqual(['Ctrl', 'K']);
    expect(keysOf('palette', true)).toEqual(['⌘', 'K']);
    expect(keysOf('take', true)).toEqual(['⌥', 'A']);
  });
});

it('the list of keys leaves none out', () => {
  const acts = [
    'palette',
    'search',
    'next',
    'before',
    'leave',
    'take',
    'note',
    'tag',
    'archive',
    'keys',
  ] as const;
  const listed = allKeys(false).flatMap(({ keys }) => keys.map((key) => key.keys.join('+')));
  expect(listed).toEqual(expect.arrayContaining(acts.map((act) => keysOf(act, false).join('+'))));
});
