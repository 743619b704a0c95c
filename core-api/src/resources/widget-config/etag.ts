import { createHash } from 'node:crypto';

/** Names a state of settings: the same for equal ones, on every node. */
export function etagOf(settings: object): string {
  return `"${createHash('sha256').update(JSON.stringify(settings)).digest('base64url')}"`;
}

/**
 * Whether an `If-None-Match` or `If-Match` header names `etag`. Compared weakly, the second too: a proxy that compresses
 * an answer makes its ETag a weak one, and our states have only one form.
 */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const names = header.split(',').map((name) => name.trim().replace(/^W\//, ''));
  return names.includes(etag) || names.includes('*');
}
