import { describe, expect, it } from 'vitest';
import { textFrame } from './text-frame.ts';

describe('textFrame', () => {
  it.each([
    [0, [0x81, 0]],
    [125, [0x81, 125]],
    [126, [0x81, 126, 0, 126]],
    [65_535, [0x81, 126, 0xff, 0xff]],
    [65_536, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
  ])('says in its head that %i bytes follow', (length, head) => {
    const text = 'x'.repeat(length);
    expect(textFrame(text)).toEqual(Buffer.concat([Buffer.from(head), Buffer.from(text)]));
  });

  it('counts bytes, not characters', () => {
    const text = 'ü😀'.repeat(10);
    expect(textFrame(text)).toEqual(Buffer.concat([Buffer.of(0x81, 60), Buffer.from(text)]));
  });
});
