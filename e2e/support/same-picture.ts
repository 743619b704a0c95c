import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How many pixels of two PNG pictures differ visibly; infinitely many when their sizes do. */
export function differentPixels(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
}

/** How many different colours a PNG picture has: a blank one is the same as any other blank one. */
export function coloursIn(picture: Buffer): number {
  const { data } = PNG.sync.read(picture);
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  return new Set(pixels).size;
}
