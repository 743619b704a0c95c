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

const writing = { isWriting: true, isMac: false };
const elsewhere = { isWriting: false, isMac: false };

describe('a key', () => {
  it('with Alt goes by its place, whatever letter that types', () => {
    expect(actOf(pressed({ key: 'Dead', code: 'KeyN', altKey: true }), writing)).toBe('note');
    expect(actOf(pressed({ key: 'å', code: 'KeyA', altKey: true }), { ...elsewhere, isMac: true })).toBe(
      'take',
    );
    expect(actOf(pressed({ key: 'ArrowDown', code: 'ArrowDown', altKey: true }), writing)).toBe('next');
  });

  it('with Alt belongs to who writes on a Mac, where it types € and ñ; arrows don’t', () => {
    const onMac = { ...writing, isMac: true };
    expect(actOf(pressed({ key: '€', code: 'KeyE', altKey: true }), onMac)).toBeNull();
    expect(actOf(pressed({ key: 'Dead', code: 'KeyN', altKey: true }), onMac)).toBeNull();
    expect(actOf(pressed({ key: 'ArrowDown', code: 'ArrowDown', altKey: true }), onMac)).toBe('next');
  });

  it('with Ctrl or ⌘ finds rooms and acts, also while writing', () => {
    expect(actOf(pressed({ key: 'k', code: 'KeyK', ctrlKey: true }), writing)).toBe('palette');
    expect(actOf(pressed({ key: 'k', code: 'KeyK', metaKey: true }), elsewhere)).toBe('palette');
  });

  it('that is a letter belongs to who writes; Escape doesn’t', () => {
    expect(actOf(pressed({ key: '?' }), elsewhere)).toBe('keys');
    expect(actOf(pressed({ key: '?' }), writing)).toBeNull();
    expect(actOf(pressed({ key: '/' }), writing)).toBeNull();
    expect(actOf(pressed({ key: 'Escape' }), writing)).toBe('leave');
  });

  it('with more held down than it needs is somebody else’s: AltGr is Ctrl and Alt', () => {
    expect(actOf(pressed({ key: 'ń', code: 'KeyN', altKey: true, ctrlKey: true }), writing)).toBeNull();
    expect(actOf(pressed({ key: 'k', code: 'KeyK', ctrlKey: true, metaKey: true }), writing)).toBeNull();
    expect(actOf(pressed({ key: 'n', code: 'KeyN' }), elsewhere)).toBeNull();
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
