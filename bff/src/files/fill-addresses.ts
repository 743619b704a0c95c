import { servedFile, type ServedFile } from './load-files.ts';

/** Where everyone reaches the two services. */
export interface Addresses {
  readonly apiBase: string;
  readonly cdnBase: string;
}

/** Pages that name our addresses, so that what they show can be copied and run. */
const addressed = new Set(['/llms.txt', '/docs.html']);

/**
 * Writes `{{api_base}}` and `{{cdn_base}}` out, once and for all. Both are checked origins, so nothing needs escaping.
 */
export function fillAddresses(
  files: ReadonlyMap<string, ServedFile>,
  { apiBase, cdnBase }: Addresses,
): ReadonlyMap<string, ServedFile> {
  return new Map(
    [...files].map(([path, file]) => {
      if (!addressed.has(path)) return [path, file];
      const text = file.variants.identity.bytes.toString('utf8');
      const filled = text.replaceAll('{{api_base}}', apiBase).replaceAll('{{cdn_base}}', cdnBase);
      return [path, servedFile(path, file.contentType, Buffer.from(filled))];
    }),
  );
}
