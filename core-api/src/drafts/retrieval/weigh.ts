import type { MatchRow } from './queries.ts';
import type { WeightedUnit } from './score.ts';
import type { Unit } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A few documents say little about how rare a word is: so many more are thought beside them, some of which have it. */
const imagined = 50;
const imaginedWith = 2.5;
/** What no document has counts less, because it goes unanswered whatever there is; still less what may be a name, or talk. */
const absent = 0.8;
const unknown = 0.5;
/** What every other question speaks of counts less, however few documents do. */
const light = 0.6;

/** Weighs each unit of a question by how many documents have it, or another way to say it. */
export function weigh(
  units: readonly Unit[],
  matches: readonly MatchRow[],
  vocabulary: Vocabulary,
): WeightedUnit[] {
  return units.map((unit, index) => {
    const having = matches.filter((match) => match.units.includes(index + 1)).length;
    const rarity = Math.log((matches.length + imagined) / (having + imaginedWith));
    const concepts = [...unit.concepts, ...unit.words.flatMap((word) => [...word.concepts])];
    const isLight = concepts.length > 0 && concepts.every((concept) => vocabulary.isLight(concept));
    const found = having > 0 ? 1 : concepts.length > 0 ? absent : unknown;
    return { unit, weight: rarity * found * (isLight ? light : 1) };
  });
}

/** The documents that have most of what is asked, or whose title spells like it; the best first. */
export function promising(
  matches: readonly MatchRow[],
  question: readonly WeightedUnit[],
  atMost: number,
): MatchRow[] {
  const evidence = ({ units, likeness }: MatchRow) =>
    units.reduce((sum, place) => sum + (question[place - 1]?.weight ?? 0), likeness);
  return matches
    .map((match) => ({ match, evidence: evidence(match) }))
    .toSorted((one, other) => other.evidence - one.evidence)
    .slice(0, atMost)
    .map(({ match }) => match);
}
