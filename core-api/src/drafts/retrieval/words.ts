/** A text in lower case, without accents: as `iris.plain_text` of the database has it, for letters that matter. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o');
}

/** The words of a text in their order, plain; what stands behind an apostrophe belongs to its word: don't is dont. */
export function wordsOf(text: string): string[] {
  return plainText(text)
    .replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The parts of three letters that a word has, its edges among them. */
export function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** How much two words spell alike, from 0 to 1: the parts they share, of the parts they have (Dice). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const part of one) if (other.has(part)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
