/** So many rows are about one view. */
const pageRows = 8;

/** The row that a key leads to from row `index`; -1 for a key that leads nowhere. */
export function walkedTo(key: string, index: number, count: number): number {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: Math.min(index + pageRows, count - 1),
    PageUp: Math.max(index - pageRows, 0),
    Home: 0,
    End: count - 1,
  };
  return targets[key] ?? -1;
}
