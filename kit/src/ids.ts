import type { Id } from '@iris/contract';
import { isId } from '@iris/contract';
import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/**
 * A new UUIDv7 (RFC 9562). Ids made one after the other by this process sort in that order,
 * unless a clock is given: then only its millisecond decides.
 */
export function newId<Thing extends string>(clock?: Clock): Id<Thing> {
  const id = clock ? v7({ msecs: clock.now() }) : v7();
  if (!isId<Thing>(id)) throw new Error('uuid made something that is not a UUIDv7');
  return id;
}
