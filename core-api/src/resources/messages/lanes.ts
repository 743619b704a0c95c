/** Runs acts of the same lane one after the other, in the order they came; lanes don't wait for each other. */
export type Lanes<Lane> = <T>(lane: Lane, act: () => Promise<T>) => Promise<T>;

/** Lanes that are forgotten as soon as nothing runs in them. An act that fails lets the next one go. */
export function createLanes<Lane>(): Lanes<Lane> {
  const lastOf = new Map<Lane, Promise<unknown>>();
  return (lane, act) => {
    const before = lastOf.get(lane) ?? Promise.resolve();
    const mine = before.then(act, act);
    lastOf.set(lane, mine);
    const forget = (): void => {
      if (lastOf.get(lane) === mine) lastOf.delete(lane);
    };
    mine.then(forget, forget);
    return mine;
  };
}
