/** Something measured, with the share of the processors that the hypervisor gave to others meanwhile. */
export interface Measured {
  readonly stolen: number;
}

/** A round of ours and one of the anchor, right after each other: what moves the machine moves both. */
export interface Pair<R> {
  readonly ours: R;
  readonly anchor: R;
}

/** Beyond that a round tells more of the neighbours than of us. */
const tolerableSteal = 0.1;
const triesPerRound = 3;

/**
 * Measures ours, anchor, ours, anchor … A pair from which the hypervisor stole is measured again.
 * @throws Error when the machine doesn't come to rest
 */
export function measurePairs<R extends Measured>(
  count: number,
  measure: { readonly ours: () => Promise<R>; readonly anchor: () => Promise<R> },
): Promise<Pair<R>[]> {
  return measureRounds(
    count,
    async () => ({ ours: await measure.ours(), anchor: await measure.anchor() }),
    (pair) => Math.max(pair.ours.stolen, pair.anchor.stolen),
  );
}

/**
 * Measures rounds. One from which the hypervisor stole too much is measured again.
 * @throws Error when the machine doesn't come to rest
 */
export async function measureRounds<R>(
  count: number,
  measure: () => Promise<R>,
  stolenIn: (round: R) => number,
): Promise<R[]> {
  const rounds: R[] = [];
  for (let tries = 0; rounds.length < count; tries++) {
    if (tries === count * triesPerRound)
      throw new Error('the hypervisor steals too much: nothing was measured');
    const round = await measure();
    if (stolenIn(round) <= tolerableSteal) rounds.push(round);
  }
  return rounds;
}
