/** The longest message in code points (contract §2). */
export const mostCharacters = 8_000;

/** Code points, which is how the server counts: a surrogate pair is one. */
export function characters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
