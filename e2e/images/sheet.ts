import type { BrowserContextOptions } from 'playwright-core';
import { PNG } from 'pngjs';

const [desktop, phone] = [
  { width: 1_440, height: 900 },
  { width: 390, height: 900 },
];
const gap = 24;

/** A window of a sheet: what it is, and where it stands. */
export interface Frame {
  readonly options: BrowserContextOptions;
  readonly left: number;
  readonly top: number;
}

/** Desktop and phone, light above dark. */
export const frames: readonly Frame[] = (['light', 'dark'] as const).flatMap((colorScheme, row) => {
  const top = gap + row * (desktop.height + gap);
  const options = { colorScheme, reducedMotion: 'reduce', deviceScaleFactor: 1 } as const;
  return [
    { options: { ...options, viewport: desktop }, left: gap, top },
    { options: { ...options, viewport: phone }, left: gap + desktop.width + gap, top },
  ];
});

/** One picture of a page's state in all frames. */
export function sheetOf(shots: readonly Buffer[]): PNG {
  const width = desktop.width + phone.width + 3 * gap;
  const sheet = new PNG({ width, height: 2 * desktop.height + 3 * gap });
  sheet.data.fill(0xff);
  for (let pixel = 0; pixel < sheet.data.length; pixel += 4) sheet.data.set([0x8a, 0x8e, 0x98], pixel);
  for (const [index, { left, top }] of frames.entries()) {
    const shot = shots[index];
    if (shot === undefined) throw new Error('A frame has no picture');
    const picture = PNG.sync.read(shot);
    PNG.bitblt(picture, sheet, 0, 0, picture.width, picture.height, left, top);
  }
  return sheet;
}
