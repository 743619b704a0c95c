import type { ReadText, Unit, UnitWord } from './units.ts';
import { likeness, trigramsOf } from './words.ts';

/** A unit of a question with how much it tells: what few documents have tells more. */
export interface WeightedUnit {
  readonly unit: Unit;
  readonly weight: number;
}

/** What one sentence of a question says. What two of them say is the same object in both. */
export type Sentence = readonly WeightedUnit[];

/** A document as it is compared: its title, and the passages of its text. */
export interface ReadDocument {
  readonly title: ReadText;
  readonly passages: readonly ReadText[];
}

/** How well a document answers a question, from 0 to 1, and the place of the passage that does. */
export interface Score {
  readonly value: number;
  readonly passage: number;
}

/** How sure we are that two words mean the same: sharing a concept, or spelt almost alike. */
const sameConcept = 0.9;
const alike = 0.8;
const alikeFrom = 0.6;
const shortestToSpell = 5;
/** The words of a phrase that stand in a text without it: an hour is no business hour. */
const apart = 0.5;
/** What a unit counts that the best passage has, and one that stands elsewhere in the document; in the title: all. */
const inPassage = 0.9;
const elsewhere = 0.7;
/** So much always stays unanswered: one generic word alone is no question that a document answers fully. */
const doubt = 1.5;
/** How much of the score the title has: of two documents that say the same, the one that is about it. */
const titleShare = 0.25;
/** Of several sentences one may be the question; all of them together are trusted more. */
const oneSentence = 0.9;

/** Holds a question against a document: sentence by sentence, and as a whole (`asked`). */
export function scoreOf(question: readonly Sentence[], asked: ReadText, document: ReadDocument): Score {
  const whole = [...new Set(question.flat())];
  const passage = bestOf(document.passages.map((text) => covered(whole, ({ unit }) => matchOf(unit, text))));
  const found = new Map(whole.map((one) => [one, matchIn(one.unit, document, passage)]));
  const valueOf = (sentence: Sentence) => covered(sentence, (one) => found.get(one) ?? 0);
  const value = Math.max(valueOf(whole), ...question.map((sentence) => oneSentence * valueOf(sentence)));
  return { value: value * (1 - titleShare + titleShare * titleAsked(document.title, asked)), passage };
}

/** The part of what is said that is answered, by its weight. */
function covered(said: Sentence, matchOf: (one: WeightedUnit) => number): number {
  const total = said.reduce((sum, { weight }) => sum + weight, doubt);
  return said.reduce((sum, one) => sum + one.weight * matchOf(one), 0) / total;
}

/** The part of a title that the question speaks of. */
function titleAsked({ units }: ReadText, asked: ReadText): number {
  if (units.length === 0) return 0;
  return units.reduce((sum, unit) => sum + matchOf(unit, asked), 0) / units.length;
}

function matchIn(unit: Unit, { title, passages }: ReadDocument, passage: number): number {
  const matches = passages.map((text) => matchOf(unit, text));
  return Math.max(
    matchOf(unit, title),
    inPassage * (matches[passage] ?? 0),
    elsewhere * Math.max(0, ...matches),
  );
}

/** How sure it is that a text says what the unit does, from 0 to 1. */
function matchOf({ words, concepts }: Unit, text: ReadText): number {
  if ([...concepts].some((concept) => text.concepts.has(concept))) return sameConcept;
  if (words.length === 0) return 0;
  const literal = words.reduce((sum, word) => sum + wordMatch(word, text), 0) / words.length;
  return concepts.size > 0 ? apart * literal : literal;
}

function wordMatch({ word, keys, concepts }: UnitWord, text: ReadText): number {
  if (keys.some((key) => text.keys.has(key))) return 1;
  if ([...concepts].some((concept) => text.concepts.has(concept))) return sameConcept;
  return word.length < shortestToSpell ? 0 : spelling(word, text);
}

function spelling(word: string, { words }: ReadText): number {
  const parts = trigramsOf(word);
  const candidates = [...words].filter((other) => Math.abs(other.length - word.length) <= 3);
  const best = Math.max(0, ...candidates.map((other) => likeness(parts, trigramsOf(other))));
  return best < alikeFrom ? 0 : alike * best;
}

const bestOf = (values: readonly number[]): number => Math.max(0, values.indexOf(Math.max(...values)));
