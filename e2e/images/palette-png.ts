import { crc32, deflateSync } from 'node:zlib';
import type { PNG } from 'pngjs';

const mostColours = 256;
/** How many of them are simply the most frequent ones. */
const frequentColours = 96;

/**
 * A picture as a PNG of 256 colours, half the size of one in full colour (which is all that pngjs writes). The shades at
 * the edges of letters take the nearest of them.
 */
export function palettePng({ width, height, data }: PNG): Buffer {
  const colours = coloursOf(data);
  const palette = paletteOf(colours);
  const indexOf = nearestIn(palette);
  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  for (const [pixel, colour] of colours.entries())
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = indexOf(colour);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent colours, then one by one whichever is missed most: a small red sign stays red. */
function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([, one], [, other]) => other - one);
  const palette = byCount.slice(0, frequentColours).map(([colour]) => colour);
  const left = byCount.slice(frequentColours).map(([colour, count]) => {
    const error = Math.min(...palette.map((chosen) => distance(colour, chosen)));
    return { colour, count, error };
  });
  while (palette.length < mostColours && left.some(({ error }) => error > 0)) {
    const { colour } = left.reduce((one, other) =>
      other.count * other.error > one.count * one.error ? other : one,
    );
    palette.push(colour);
    for (const one of left) one.error = Math.min(one.error, distance(one.colour, colour));
  }
  return palette;
}

/** A length, a name, the bytes, and a checksum of the last two (PNG §5.3). */
function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

function coloursOf(data: Buffer): Uint32Array {
  const colours = new Uint32Array(data.length / 4);
  for (const pixel of colours.keys()) colours[pixel] = data.readUInt32BE(pixel * 4) >>> 8;
  return colours;
}

const partsOf = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 0xff,
  colour & 0xff,
];

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  const find = (colour: number): number => {
    const distances = palette.map((other) => distance(colour, other));
    return distances.indexOf(Math.min(...distances));
  };
  return (colour) => {
    const index = known.get(colour) ?? find(colour);
    known.set(colour, index);
    return index;
  };
}

function distance(one: number, other: number): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
