import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjusted, contrast, darkSurface, lightSurface, readableOn, textContrast } from './colours.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours', () => {
  it('measure contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('always find a text colour that can be read', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        expect(contrast(readableOn(colour), colour)).toBeGreaterThanOrEqual(textContrast);
      }),
    );
  });

  it('make any accent readable on both surfaces', () => {
    fc.assert(
      fc.property(hex, fc.constantFrom(lightSurface, darkSurface), (colour, surface) => {
        expect(contrast(adjusted(colour, surface, textContrast), surface)).toBeGreaterThanOrEqual(
          textContrast,
        );
      }),
    );
  });

  it('leave alone what passes', () => {
    expect(adjusted('#5b5bd6', lightSurface, textContrast)).toBe('#5b5bd6');
  });

  it('keep the hue: a dark green becomes a green, not a grey', () => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(adjusted('#0b3d2e', darkSurface, 3).slice(at, at + 2), 16),
    );
    expect(green).toBeGreaterThan(blue * 1.15);
    expect(blue).toBeGreaterThan(red * 1.3);
  });
});
