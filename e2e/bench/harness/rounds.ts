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
const tolerable = 0.1;
const triesPerPair = 3;

/**
 * Measures ours, anchor, ours, anchor … A pair from which the hypervisor stole is measured again.
 * @throws Error when the machine doesn't come to rest
 */
export async function measurePairs<R extends Measured>(
  count: number,
  measure: { readonly ours: () => Promise<R>; readonly anchor: () => Promise<R> },
): Promise<Pair<R>[]> {
  const pairs: Pair<R>[] = [];
  for (let tries = 0; pairs.length < count; tries++) {
    if (tries === count * triesPerPair)
      throw new Error('the hypervisor steals too much: nothing was measured');
    const pair = { ours: await measure.ours(), anchor: await measure.anchor() };
    if (Math.max(pair.ours.stolen, pair.anchor.stolen) <= tolerable) pairs.push(pair);
  }
  return pairs;
}
