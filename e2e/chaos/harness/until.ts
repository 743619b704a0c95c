import { setTimeout as wait } from 'node:timers/promises';

const everyMs = 25;

/**
 * Asks again and again until there is an answer.
 * @throws Error when there is none in time
 */
export async function until<T>(
  what: string,
  withinMs: number,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms in vain until ${what}`);
    await wait(everyMs);
  }
}
