/** A colour of the configuration: `#rrggbb`. */
export type Hex = string;

/** Surfaces that the accent has to stand out from (look: light and dark panel). */
export const lightSurface = '#ffffff';
export const darkSurface = '#1b1d21';

/** Least contrast of text with what is behind it (WCAG 2.2 §1.4.3). */
export const textContrast = 4.5;
/**
 * Least contrast of a filled shape with the surface. In the light theme a brand colour stays what it is unless it
 * would vanish: what the shape holds can be read by itself. Dark surfaces swallow more.
 */
export const lightShapeContrast = 1.3;
export const darkShapeContrast = 3;

const channels = (hex: Hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance (WCAG 2.2). */
function luminance(hex: Hex): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Hex, other: Hex): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** White or black, whichever can be read on `background`; white where both can. */
export function readableOn(background: Hex): Hex {
  return contrast(background, '#ffffff') >= textContrast ? '#ffffff' : '#000000';
}

/**
 * `colour`, made lighter or darker in small steps until it has `least` contrast with `background`. All channels
 * are scaled by the same factor, so that it keeps its hue and doesn't turn pale.
 */
export function adjusted(colour: Hex, background: Hex, least: number): Hex {
  const step =
    luminance(background) < 0.18
      ? (value: number) => Math.min(255, value * 1.06 + 2)
      : (value: number) => Math.max(0, value * 0.95 - 1);
  let values = channels(colour);
  let result = colour;
  for (let tries = 0; contrast(result, background) < least && tries < 100; tries += 1) {
    values = values.map(step);
    result = `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
  }
  return result;
}
