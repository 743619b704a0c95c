import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../docs/images');
const mostBytes = 250_000;

/** Writes a picture of the documents, which is small enough for a repository. */
export async function writePicture(name: string, bytes: Buffer): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  expect(bytes.length, `${name}.png`).toBeLessThanOrEqual(mostBytes);
}
