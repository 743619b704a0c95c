import { json } from 'node:stream/consumers';
import { checkerOf, IrisError, routes, type Route } from '@iris/contract';
import type { Clock } from '@iris/kit';
import type { Source } from '../origins/source.ts';
import type { Answer } from '../passage/answer.ts';
import { forward, relay, type CallContext, type Forwarding } from '../passage/forward.ts';
import { isAnswered } from '../passage/forwarded-headers.ts';
import type { ConsoleCookie } from './console-cookie.ts';

/** What the console's calls pass with. */
export interface ConsoleDoor extends Forwarding {
  readonly cookie: ConsoleCookie;
  readonly clock: Clock;
}

/** The routes whose answer holds a new session's token. */
const beginsSession: ReadonlySet<string> = new Set([
  routes.workspace.verify.id,
  routes.workspace.login.id,
  routes.team.accept.id,
]);
const beganSession = checkerOf(routes.workspace.login.answers[200]);

/**
 * A call of our own console pages: the cookie becomes the bearer token, and no answer holds one. Only our own pages may
 * make it; a write also says `X-Iris-Console: 1`, which no form and no other site can (contract §12).
 */
export async function consoleCall(
  ctx: CallContext,
  route: Route,
  source: Source,
  door: ConsoleDoor,
): Promise<void> {
  if (source.from !== 'own') throw new IrisError('origin_not_allowed');
  if (route.method !== 'GET' && ctx.get('X-Iris-Console') !== '1') {
    throw new IrisError('forbidden', { message: 'The console says X-Iris-Console: 1 when it writes.' });
  }
  const token = route.access.public ? undefined : door.cookie.tokenOf(ctx.req.headers);
  const answer = await forward(ctx, door, { token });
  const isDone = answer.status < 300;
  if (isDone && beginsSession.has(route.id)) return keepSession(ctx, answer, door);
  const isOver = route.id === routes.workspace.logout.id ? isDone : answer.status === 401;
  if (token !== undefined && isOver) ctx.append('Set-Cookie', door.cookie.forget());
  return relay(ctx, answer);
}

/** Moves the token of an answer into the cookie. */
async function keepSession(ctx: CallContext, answer: Answer, door: ConsoleDoor): Promise<void> {
  const body = await jsonOf(answer);
  if (!beganSession.check(body)) {
    throw new IrisError('internal', { cause: new Error('core-api began a session in a form unknown here') });
  }
  const { token, ...session } = body.data;
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && isAnswered(name) && name !== 'content-length') ctx.set(name, value);
  }
  ctx.set('Cache-Control', 'no-store');
  const seconds = (Date.parse(session.expires_at) - door.clock.now()) / 1_000;
  ctx.append('Set-Cookie', door.cookie.keep(token, seconds));
  ctx.status = answer.status;
  ctx.body = { data: session };
}

async function jsonOf({ body }: Answer): Promise<unknown> {
  return typeof body === 'string' ? JSON.parse(Buffer.from(body, 'latin1').toString()) : json(body);
}
