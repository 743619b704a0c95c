import { newcomer } from './check-acknowledged.ts';
import type { History, Sent, Violation } from './history.ts';

/**
 * The order in which a channel keeps its messages is one in which they can have happened: what a client wrote stands in
 * the order in which it wrote, and what was acknowledged before another was written stands before that.
 */
export function checkOrder({ sent, acknowledged, kept }: History): Violation[] {
  const seqOf = new Map(kept.map(({ channel, text, seq }) => [`${channel} ${text}`, seq]));
  const placed = ({ channel, text }: { channel: string; text: string }) =>
    seqOf.get(`${channel} ${text}`) ?? Number.NaN;
  const answered = Map.groupBy(acknowledged, ({ channel }) => channel);
  return [...Map.groupBy(sent, ({ channel }) => channel)].flatMap(([channel, written]) => [
    ...[...Map.groupBy(written, ({ client }) => client).values()].flatMap((own) => ownOrder(own, placed)),
    ...realOrder(written, answered.get(channel) ?? [], placed),
  ]);
}

type Placed = (message: { channel: string; text: string }) => number;

function ownOrder(own: readonly Sent[], placed: Placed): Violation[] {
  let last = 0;
  return own.flatMap((message) => {
    const seq = placed(message);
    const isBefore = seq < last;
    last = Math.max(last, seq || 0);
    return isBefore ? [misplaced(message, seq, last, `${message.client} itself wrote earlier`)] : [];
  });
}

function realOrder(
  written: readonly Sent[],
  answered: readonly { at: number; channel: string; text: string }[],
  placed: Placed,
): Violation[] {
  let next = 0;
  let known = 0;
  return written.flatMap((message) => {
    for (let answer = answered[next]; answer && answer.at < message.at; answer = answered[++next])
      known = Math.max(known, placed(answer) || 0);
    const seq = placed(message);
    return seq < known ? [misplaced(message, seq, known, 'was acknowledged before')] : [];
  });
}

function misplaced({ channel, text }: Sent, seq: number, other: number, why: string): Violation {
  return {
    kind: 'reordered',
    words: `${newcomer} finds ${text} as ${seq} of ${channel}, and ${other} ${why}`,
  };
}
