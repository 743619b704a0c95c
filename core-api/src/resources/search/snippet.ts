import type { Snippet } from '@iris/contract';
import { isWanted, type WantedWords, wordsIn, type WordInText } from './wanted-words.ts';

/** How much is shown, in UTF-16 units, and how much of it before the first hit. */
const lengthAtMost = 160;
const leadAtMost = 40;

/** The part of a text around the first wanted word, every wanted word in it marked; cut between words, with an ellipsis. */
export function snippetOf(text: string, wanted: WantedWords): Snippet {
  const line = text.replace(/\s+/g, ' ').trim();
  const words = wordsIn(line);
  const hits = words.filter(({ spelled }) => isWanted(spelled, wanted));
  const from = beginning(words, hits[0]?.start ?? 0);
  const to = ending(line, words, from);
  const pieces: Snippet = [];
  const add = (piece: string, is_hit: boolean): void => {
    if (piece !== '') pieces.push({ text: piece, is_hit });
  };
  let shown = from;
  for (const { start, end } of hits.filter((hit) => hit.end <= to)) {
    add((shown === from && from > 0 ? '…' : '') + line.slice(shown, start), false);
    add(line.slice(start, end), true);
    shown = end;
  }
  add(line.slice(shown, to) + (to < line.length ? '…' : ''), false);
  return pieces;
}

/** Where the first word begins that is near enough before the first hit. */
function beginning(words: readonly WordInText[], firstHit: number): number {
  if (firstHit <= leadAtMost) return 0;
  return words.find(({ start }) => start >= firstHit - leadAtMost)?.start ?? firstHit;
}

/** Where the last word ends that still fits, or, where not even one does, as much of it as fits. */
function ending(line: string, words: readonly WordInText[], from: number): number {
  const limit = from + lengthAtMost;
  if (line.length <= limit) return line.length;
  const lastThatFits = words.findLast(({ start, end }) => start >= from && end <= limit);
  return lastThatFits?.end ?? limit - (line.slice(from, limit).isWellFormed() ? 0 : 1);
}
