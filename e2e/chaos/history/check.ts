import { checkAcknowledged } from './check-acknowledged.ts';
import { checkDeliveries } from './check-deliveries.ts';
import { checkOrder } from './check-order.ts';
import { checkSockets } from './check-sockets.ts';
import type { History, Outage, Violation } from './history.ts';
import { lateDeliveries } from './recovery.ts';

/** Every broken promise of a round. An empty list is what all this is for. */
export function check(history: History, outage: Outage): Violation[] {
  return [
    ...checkDeliveries(history),
    ...checkAcknowledged(history),
    ...checkOrder(history),
    ...stuck(history),
    ...checkSockets(history, outage),
    ...lateDeliveries(history, outage),
  ];
}

/** What a person wrote gets through in the end, without them doing anything about it. */
function stuck({ sent, kept }: History): Violation[] {
  const there = new Set(kept.map(({ channel, text }) => `${channel} ${text}`));
  return sent
    .filter(({ channel, text }) => !there.has(`${channel} ${text}`))
    .map(({ client, channel, text }) => ({
      kind: 'stuck',
      words: `${text} of ${client} never got into ${channel}`,
    }));
}
