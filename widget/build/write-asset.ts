import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Address under the origin, and integrity hash. */
export type Part = readonly [path: string, integrity: string];

/** Where assets go: `folder` is their address below the origin, `dist` the directory that stands for it. */
export interface Assets {
  readonly dist: string;
  readonly folder: string;
}

/** Writes a file under a name that its content decides, so that it can be cached for ever. */
export async function writeAsset(
  { dist, folder }: Assets,
  name: string,
  extension: string,
  content: string,
): Promise<Part> {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10);
  const address = `${folder}/${name}-${hash}.${extension}`;
  await writeCompressed(path.join(dist, address), content);
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  return [`/${address}`, integrity];
}

/** Writes the file and, beside it, what it is served as: compressed once, as hard as it goes. */
export async function writeCompressed(file: string, content: string): Promise<void> {
  const brotli = await promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(content),
    },
  });
  await Promise.all([
    writeFile(file, content),
    writeFile(`${file}.br`, brotli),
    writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 })),
  ]);
}
