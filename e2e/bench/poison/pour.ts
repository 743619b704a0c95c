import { once } from 'node:events';
import net from 'node:net';
import Type, { type Static } from 'typebox';
import WebSocket from 'ws';
import { isTurnedAway } from './wrong-token.ts';

/** Where poison is poured, for how long, and with whose token what needs one comes in. */
export const Pour = Type.Object({
  url: Type.String(),
  seconds: Type.Number(),
  channelId: Type.String(),
  token: Type.String(),
});
export type Pour = Readonly<Static<typeof Pour>>;

const wrongTokensPerSecond = 1_000;
const brokenPerSecond = 20;
const hangers = 200;
const dripMs = 1_000;
const tooLong = 'x'.repeat(70_000);

/** How often each was tried, and how often it was turned away as it must be. */
export interface Poured {
  readonly tried: number;
  readonly refused: number;
}

/** Everything at once: wrong tokens, frames and bodies too long, broken UTF-8, requests that hang or drip. */
export async function pour(to: Pour): Promise<Record<string, Poured>> {
  const hanging = hangOn(to.url);
  const [wrongTokens, longFrames, brokenTexts, longBodies] = await Promise.all([
    atRate(wrongTokensPerSecond, to.seconds, () => isTurnedAway(to.url, 'not.a.token')),
    atRate(brokenPerSecond, to.seconds, () => isClosedWith(to.url, to.token, 1009, tooLong)),
    atRate(brokenPerSecond, to.seconds, () => isClosedWith(to.url, to.token, 1007, Buffer.of(0xc3, 0x28))),
    atRate(brokenPerSecond, to.seconds, () => isTooLarge(to)),
  ]);
  hanging();
  return { wrongTokens, longFrames, brokenTexts, longBodies };
}

/** Acts when it is due, whatever became of the acts before. */
async function atRate(perSecond: number, seconds: number, act: () => Promise<boolean>): Promise<Poured> {
  const startedAt = performance.now();
  const acts: Promise<boolean>[] = [];
  while (performance.now() - startedAt < seconds * 1_000) {
    const due = ((performance.now() - startedAt) / 1_000) * perSecond;
    while (acts.length < due) acts.push(act().catch(() => false));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const refused = (await Promise.all(acts)).filter(Boolean);
  return { tried: acts.length, refused: refused.length };
}

/** Whether a socket is closed with that code, once it said what it has to say. */
async function isClosedWith(
  url: string,
  token: string,
  code: number,
  said?: string | Buffer,
): Promise<boolean> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, ['bearer', token], {
    perMessageDeflate: false,
  });
  socket.on('error', () => undefined);
  if (said !== undefined) socket.once('open', () => socket.send(said, { binary: false }));
  const [closedWith]: unknown[] = await once(socket, 'close');
  return closedWith === code;
}

async function isTooLarge({ url, token, channelId }: Pour): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/channels/${channelId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: tooLong }),
  });
  await answer.body?.cancel();
  return answer.status === 413;
}

/** Connections of which half send half a handshake and then nothing, and half a byte of it a second. */
function hangOn(url: string): () => void {
  const { hostname, port } = new URL(url);
  const head = `GET /ws HTTP/1.1\r\nhost: ${hostname}\r\nx-slow: ${'y'.repeat(1_000)}`;
  const sockets = Array.from({ length: hangers }, (_, index) => {
    const socket = net.connect(Number(port), hostname);
    socket.on('error', () => socket.destroy());
    if (index % 2 === 0) socket.write(head.slice(0, 20));
    return socket;
  });
  let at = 0;
  const drip = setInterval(() => {
    for (const [index, socket] of sockets.entries())
      if (index % 2 === 1 && !socket.destroyed) socket.write(head[at] ?? 'y');
    at += 1;
  }, dripMs);
  return () => {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  };
}
