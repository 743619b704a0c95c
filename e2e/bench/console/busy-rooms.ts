import { setTimeout as wait } from 'node:timers/promises';
import { routes } from '@iris/contract';
import { apiClient, createGuest } from '@iris/testkit';
import type { ConsolePage } from './console-page.ts';

/** So many visitors write at random. */
const busyRooms = 200;

/** How the console answers to its operator while messages arrive. */
export interface Answered {
  readonly messagesPerSecond: number;
  readonly messages: number;
  readonly interactions: number;
  readonly p95Ms: number;
  readonly longestMs: number;
}

/** Posts a message as one of the visitors. */
export type Writer = () => Promise<void>;

/** Opens the rooms; each call of what it gives writes in the next one. */
export async function openBusyRooms(apiUrl: string, tenantId: string): Promise<Writer> {
  const guests: Awaited<ReturnType<typeof createGuest>>[] = [];
  for (let index = 0; index < busyRooms; index += 1)
    guests.push(await createGuest(apiUrl, tenantId, { display_name: `Busy ${index}` }));
  const api = apiClient(apiUrl);
  let next = 0;
  return async () => {
    const guest = guests[next % busyRooms];
    next += 1;
    if (guest === undefined) return;
    await api.ok(routes.messages.post, {
      token: guest.token,
      params: { id: guest.chat.channel_id },
      body: { content: `Message ${next}, and a question: is anybody there?` },
    });
  };
}

/** Types into the reply box and walks through the rooms for `seconds`, while messages come. */
export async function answerWhile(
  console: ConsolePage,
  write: Writer,
  messagesPerSecond: number,
  seconds: number,
): Promise<Answered> {
  const { page } = console;
  await page.evaluate(() => window.noted.interactions.clear());
  const stopped = new AbortController();
  const writing = writeEvery(1_000 / messagesPerSecond, write, stopped.signal);
  let interactions = 0;
  for (const until = performance.now() + seconds * 1_000; performance.now() < until;) {
    await page.getByRole('textbox', { name: /^Reply to/ }).focus();
    for (const key of 'I look into it ') await page.keyboard.press(key, { delay: 20 });
    for (const key of ['Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowUp'])
      await page.keyboard.press(key, { delay: 20 });
    interactions += 'I look into it '.length + 3;
  }
  stopped.abort();
  const messages = await writing;
  const told = await page.evaluate(() => [...window.noted.interactions.values()]);
  return { messagesPerSecond, messages, interactions, ...percentiles(told, interactions) };
}

async function writeEvery(everyMs: number, write: Writer, signal: AbortSignal): Promise<number> {
  let messages = 0;
  const running: Promise<void>[] = [];
  for (; !signal.aborted; messages += 1) {
    running.push(write());
    await wait(everyMs);
  }
  await Promise.all(running);
  return messages;
}

/** Interactions that the browser doesn't tell of were painted within 16 ms. */
function percentiles(told: readonly number[], count: number) {
  const all = [...told, ...Array.from({ length: Math.max(0, count - told.length) }, () => 16)];
  const sorted = all.toSorted((a, b) => a - b);
  return {
    p95Ms: Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0),
    longestMs: Math.round(sorted.at(-1) ?? 0),
  };
}
