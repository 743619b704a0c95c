import { setTimeout as wait } from 'node:timers/promises';
import type { BusLink } from '../product/bus-link.ts';
import type { Fault, Field } from './fault.ts';

const lastsMs = 10_000;
const delayMs = 400;

/** A node's line to NATS swallows everything for 10 s: the node has to notice by itself, and not sit there in silence. */
export const cutLink: Fault = {
  name: 'cut-link',
  isForMany: true,
  needsLink: true,
  inflict: (field) => during(field, (link) => link.cutOne()),
};

/**
 * All that a node says to the others, and hears of them, comes 0.4 s late for 10 s, in its order. That is nobody's
 * fault, but longer than others wait for it: sockets may then miss what clients have to fetch.
 */
export const delayedLink: Fault = {
  name: 'delayed-link',
  isForMany: true,
  needsLink: true,
  inflict: (field) => during(field, (link) => link.delayOne(delayMs)),
};

async function during({ product, link }: Field, begin: (link: BusLink) => void): Promise<void> {
  if (!link) throw new Error('the nodes have no link that could be bad');
  begin(link);
  try {
    await wait(lastsMs);
  } finally {
    link.mend();
  }
  await product.untilReady();
}
