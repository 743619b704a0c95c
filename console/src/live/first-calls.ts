import { callTimeoutMs, type HttpAnswer } from '@iris/client';
import { placeOf } from '../state/address.ts';
import { beginningAround } from '../state/sought.ts';

/** Answers by the path that was asked for, each to be taken once. */
export type FirstCalls = Map<string, Promise<HttpAnswer>>;

/** What the console asks for first, whoever it is opened by; with a room or a message in its address, for that too. */
export function firstPaths(hash: string): readonly string[] {
  const paths = ['/api/v1/session', '/api/v1/operator/queue?limit=50&state=open'];
  const place = placeOf(hash);
  if (place === null) return paths;
  const { channelId, seq } = place;
  const after = seq === null ? '' : `after_seq=${beginningAround(seq) - 1}&`;
  return [
    ...paths,
    `/api/v1/operator/channels/${channelId}`,
    `/api/v1/channels/${channelId}/messages?${after}limit=50`,
  ];
}

/**
 * Asks for it while the code that will need it is still on its way, under the time limit of all calls; a failure is that
 * code's to hear of. What nobody has taken by then is thrown away: it would be old news.
 */
export function beginFirstCalls(hash: string): FirstCalls {
  const calls: FirstCalls = new Map(firstPaths(hash).map((path) => [path, begin(path)]));
  setTimeout(() => calls.clear(), callTimeoutMs);
  return calls;
}

/** Resolves when all of it is there, or after `patienceMs`: what comes at once is drawn at once. */
export async function firstAnswers(calls: FirstCalls, patienceMs: number): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([Promise.allSettled(calls.values()), patience]);
}

function begin(path: string): Promise<HttpAnswer> {
  const answer = read(path);
  // Whoever leaves for the sign-in page never asks for the others.
  answer.catch(() => null);
  return answer;
}

/** With all of its text, so that nobody waits for that once more. */
async function read(path: string): Promise<HttpAnswer> {
  const answer = await fetch(path, {
    credentials: 'same-origin',
    headers: { 'x-iris-console': '1' },
    signal: AbortSignal.timeout(callTimeoutMs),
  });
  const text = await answer.text();
  return { ok: answer.ok, status: answer.status, headers: answer.headers, text: () => Promise.resolve(text) };
}
