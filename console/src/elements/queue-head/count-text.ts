/** A number that fits above a word: from ten thousand on in thousands. */
export function countText(count: number): string {
  return count < 10_000 ? String(count) : `${Math.floor(count / 1_000)}k`;
}
