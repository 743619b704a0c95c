import type { Server } from 'node:http';
import { Script } from 'node:vm';

/** So many connections within so short a time leave far more behind than what comes and goes with calls. */
const waveOf = 2_000;
const waveMs = 60_000;

/**
 * Lets V8 give memory back once a wave of connections is over: what is young and old garbage then, and the room that it grew
 * for it. V8 does so by itself, in small steps, when little is allocated. But of a heap for C++ objects on which it saw
 * nothing allocated it can't say that it is little, so in a service, which has such a heap and never uses it, it waited for
 * ever (Node 24, V8's `HasLowEmbedderAllocationRate`). A compiled script is such an object; V8 forgets it within minutes, so
 * that the pauses of later calls cost no room. docs/decisions/0019 says what it is worth.
 */
export function letMemoryShrink(server: Server): void {
  let opened = 0;
  let since = performance.now();
  server.on('connection', () => {
    const now = performance.now();
    if (now - since > waveMs) [opened, since] = [0, now];
    opened += 1;
    if (opened % waveOf === 0) void new Script('');
  });
}
