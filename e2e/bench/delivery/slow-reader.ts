import { once } from 'node:events';
import { routes } from '@iris/contract';
import { apiClient } from '@iris/testkit';
import WebSocket from 'ws';

/** The longest message that there may be, 32 KB, and more of them than the kernel keeps for a connection. */
const content = '😀'.repeat(8_000);
const messages = 600;
const givenUpAfterMs = 60_000;

/** What a socket cost whose reader stopped. */
export interface SlowReader {
  /** The most that waited for it, in bytes. */
  readonly waited: number;
  /** Whether it was cut off. */
  readonly isCutOff: boolean;
}

/** Opens a socket in a room, reads its greeting and nothing more, and lets its user talk to it. */
export async function stopReading(
  apiUrl: string,
  { channelId, token }: { channelId: string; token: string },
  bufferedBytes: () => Promise<number>,
): Promise<SlowReader> {
  const socket = new WebSocket(`${apiUrl.replace(/^http/, 'ws')}/ws`, ['bearer', token]);
  await once(socket, 'message');
  socket.pause();
  const api = apiClient(apiUrl);
  let waited = 0;
  for (let sent = 0; sent < messages; sent++) {
    await api.ok(routes.messages.post, { token, params: { id: channelId }, body: { content } });
    waited = Math.max(waited, await bufferedBytes());
  }
  const closed = once(socket, 'close').then(() => true);
  socket.resume();
  const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, givenUpAfterMs, false).unref());
  return { waited, isCutOff: await Promise.race([closed, tooLate]) };
}
