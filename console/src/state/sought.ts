import type { Message } from '@iris/contract';

/** A message that somebody looks for. Each time one is looked for, it is another object. */
export interface Sought {
  readonly seq: number;
}

/** So many messages stand before it in the page that is loaded around it: about as many as after it. */
const messagesBefore = 25;

/** Where the page around a message begins. */
export function beginningAround(seq: number): number {
  return Math.max(1, seq - messagesBefore);
}

/** It, or the one that stands nearest to where it would be. */
export function nearestTo(messages: readonly Message[], { seq }: Sought): Message | undefined {
  return messages.find((each) => each.seq >= seq) ?? messages.at(-1);
}
