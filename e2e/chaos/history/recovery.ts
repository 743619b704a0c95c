import type { History, Outage, Violation } from './history.ts';

/** Within so long after an outage a healthy client has every acknowledged message (contract §7). */
const healedWithinMs = 5_000;

/** How long after the outage, or after its own acknowledgement where that came later, a message was still on its way. */
interface Delay {
  readonly ms: number;
  readonly words: string;
}

/** What was delivered once the outage had begun, each with what it took. */
function delays({ acknowledged, delivered }: History, outage: Outage): Delay[] {
  const answeredAt = new Map(acknowledged.map(({ channel, text, at }) => [`${channel} ${text}`, at]));
  return delivered
    .filter(({ at }) => at >= outage.from)
    .flatMap(({ client, channel, text, seq, at }) => {
      const since = answeredAt.get(`${channel} ${text}`);
      if (since === undefined) return [];
      const ms = Math.max(0, at - Math.max(since, outage.to));
      return [{ ms, words: `${client} got ${seq} of ${channel} after ${Math.round(ms)} ms` }];
    });
}

/** Until when, counted from the outage's end, somebody still waited for an acknowledged message: ms. */
export function recoveryMs(history: History, outage: Outage): number {
  return delays(history, outage).reduce((most, { ms }) => Math.max(most, ms), 0);
}

export function lateDeliveries(history: History, outage: Outage): Violation[] {
  return delays(history, outage)
    .filter(({ ms }) => ms > healedWithinMs)
    .map(({ words }) => ({ kind: 'late', words }));
}
