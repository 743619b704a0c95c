/** An order that holds while somebody is about to pick from it. */
export interface HeldOrder<Item> {
  readonly shown: readonly Item[];
  readonly members: ReadonlySet<Item>;
  /** How many are kept back. */
  readonly waiting: number;
}

export function holdOrder<Item>(shown: readonly Item[]): HeldOrder<Item> {
  return { shown, members: new Set(shown), waiting: 0 };
}

/**
 * Nothing may move under the pointer: what is shown keeps its place, even if it left the list. What is new waits, but
 * for what follows at the end, where it moves nothing.
 */
export function heldAgainst<Item>(held: HeldOrder<Item>, wanted: readonly Item[]): HeldOrder<Item> {
  const end = wanted.findLastIndex((item) => held.members.has(item));
  const { shown, members } = end === wanted.length - 1 ? held : grown(held, wanted.slice(end + 1));
  const waiting = wanted.reduce((count, item) => (members.has(item) ? count : count + 1), 0);
  return { shown, members, waiting };
}

function grown<Item>({ shown }: HeldOrder<Item>, more: readonly Item[]): HeldOrder<Item> {
  return holdOrder([...shown, ...more]);
}
