import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { contentTypeOf, isText } from './file-types.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

/** One spelling of a file's bytes. */
export interface Variant {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** A file as it is served, whole in memory. */
export interface ServedFile {
  readonly path: string;
  readonly contentType: string;
  readonly variants: Readonly<Partial<Record<Encoding, Variant>>> & { readonly identity: Variant };
}

const endings: readonly (readonly [Exclude<Encoding, 'identity'>, string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/**
 * Reads everything that is served from these folders, at start: a request then names an entry of a map and never a
 * path of the disk. A file's address is its path below its folder; `x.js.br` and `x.js.gz` beside `x.js` are its
 * compressed forms. A folder that does not exist holds nothing; an address that two folders hold stops the start.
 */
export async function loadFiles(folders: readonly string[]): Promise<ReadonlyMap<string, ServedFile>> {
  const served = new Map<string, ServedFile>();
  for (const folder of folders) {
    const files = await filesIn(folder);
    for (const [path, bytes] of files) {
      const contentType = contentTypeOf(path);
      if (!contentType) continue;
      if (served.has(path)) throw new Error(`${path} stands in two of the served folders`);
      const compressed = endings.map(([encoding, ending]) => [encoding, files.get(path + ending)] as const);
      served.set(path, servedFile(path, contentType, bytes, Object.fromEntries(compressed)));
    }
  }
  return served;
}

/** A file of these bytes. What was not compressed at build is now, if that makes it smaller. */
export function servedFile(
  path: string,
  contentType: string,
  bytes: Buffer,
  built: Partial<Record<Encoding, Buffer | undefined>> = {},
): ServedFile {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const compressed = isText(contentType)
    ? { br: built.br ?? brotliCompressSync(bytes), gzip: built.gzip ?? gzipSync(bytes) }
    : {};
  const variants: ServedFile['variants'] = { identity: { bytes, etag: `"${digest}"` } };
  for (const [encoding, smaller] of Object.entries(compressed)) {
    if (smaller.length < bytes.length) {
      Object.assign(variants, { [encoding]: { bytes: smaller, etag: `"${digest}-${encoding}"` } });
    }
  }
  return { path, contentType, variants };
}

async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await entriesOf(folder)) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = `/${relative(folder, entry.parentPath).split(sep).concat(entry.name).filter(Boolean).join('/')}`;
    files.set(path, await readFile(`${entry.parentPath}${sep}${entry.name}`));
  }
  return files;
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
