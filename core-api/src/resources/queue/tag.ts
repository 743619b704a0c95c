/** A tag as it is stored and compared: "  Big   Order " and "big order" are the same. */
export const tagOf = (text: string): string =>
  text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Each tag once. */
export const tagsOf = (texts: readonly string[]): string[] => [...new Set(texts.map(tagOf))];
