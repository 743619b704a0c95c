import { randomFillSync } from 'node:crypto';
import type { Id } from '@iris/contract';
import { isId } from '@iris/contract';
import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/**
 * A new UUIDv7 (RFC 9562). Ids made one after the other by this process sort in that order,
 * unless a clock is given: then only its millisecond decides.
 */
export function newId<Thing extends string>(clock?: Clock): Id<Thing> {
  const random = nextRandom();
  const id = v7(clock ? { random, msecs: clock.now() } : { random, ...nextPlace(random) });
  if (!isId<Thing>(id)) throw new Error('uuid made something that is not a UUIDv7');
  return id;
}

const idBytes = 16;
/** Chance for many ids, taken from the system at once: taken for each, it costs more than all the rest of an id. */
const chance = Buffer.alloc(256 * idBytes);
let chanceUsed = chance.length;

function nextRandom(): Buffer {
  if (chanceUsed === chance.length) {
    randomFillSync(chance);
    chanceUsed = 0;
  }
  chanceUsed += idBytes;
  return chance.subarray(chanceUsed - idBytes, chanceUsed);
}

let last = { msecs: 0, seq: 0 };

/** Counts on from id to id within a millisecond, or while the machine's clock goes back. */
function nextPlace(random: Buffer): { readonly msecs: number; readonly seq: number } {
  const now = Date.now();
  // Beginning in the lower half leaves room to count.
  last = now > last.msecs ? { msecs: now, seq: random.readUInt32BE() >>> 1 } : { ...last, seq: last.seq + 1 };
  return last;
}
