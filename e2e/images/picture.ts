import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { expect } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../docs/images');
const mostBytes = 250_000;

/** Writes a picture of the documents, small enough for a repository. */
export async function writePicture(name: string, picture: PNG): Promise<void> {
  // Flat colours and repeated letters: no filter and full deflate are a third smaller than what browsers write.
  const options = { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 } as const;
  const bytes = PNG.sync.write(picture, options);
  const file = path.join(folder, `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  expect(bytes.length, `${name}.png`).toBeLessThanOrEqual(mostBytes);
}
