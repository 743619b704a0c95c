import { Script } from 'node:vm';
import type { Clock, Dispose } from '../clock.ts';

/** V8 forgets within minutes that something was allocated; and it must not have happened just now. */
const allocateEveryMs = 60_000;

/**
 * Lets V8 give memory back once a burst is over: what is young and old garbage then, and the room that it grew for it. V8
 * does so by itself, in small steps, when little is allocated. But of a heap for C++ objects on which it saw nothing
 * allocated it can't say that it is little, so in a service, which has such a heap and never uses it, it waited for ever
 * (Node 24, V8's `HasLowEmbedderAllocationRate`). A compiled script is such an object. docs/decisions/0019 says what it is worth.
 */
export function letMemoryShrink(clock: Clock): Dispose {
  const allocate = () => void new Script('');
  allocate();
  return clock.setInterval(allocate, allocateEveryMs);
}
