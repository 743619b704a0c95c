const tones = 8;

/** The first letters of the first and the last word of a name; a question mark for a name without any. */
export function initials(name: string): string {
  const words = name.split(/[\s_.-]+/u).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  const first = words[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** One of eight tones, the same for the same person everywhere (FNV-1a over the id). */
export function toneOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash % tones;
}
