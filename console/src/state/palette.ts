import type { IconName } from '@iris/look';

/** Something that can be found and done: an act, or a room to open. */
export interface PaletteItem {
  readonly id: string;
  readonly text: string;
  readonly sign: IconName;
  /** The keys that do the same without looking for it. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** So many of a kind are shown; whoever looks for more types on. */
const mostShown = 8;

/** The items in which every word that was typed begins a word, in their own order. */
export function itemsFor(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  return items.filter(({ text }) => isMeant(text, typed)).slice(0, mostShown);
}

/** Whether every word that was typed begins a word of a text; case and accents don't matter. */
export function isMeant(text: string, typed: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((begin) => words.some((word) => word.startsWith(begin)));
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
