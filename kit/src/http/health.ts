import { IrisError } from '@iris/contract';
import type { Middleware } from 'koa';
import type { RequestState } from './request-state.ts';

/** What a service can't do without, by name; each says whether it is there. A rejection counts as a no. */
export type Needs = Readonly<Record<string, () => Promise<boolean> | boolean>>;

/** Where a service tells how it is. */
const alivePath = '/healthz';
const readyPath = '/readyz';

/** Whether somebody, most often a load balancer and every second, asks how a service is. */
export const isHealthPath = (path: string): boolean => path === alivePath || path === readyPath;

/**
 * `GET /healthz` (alive) and `GET /readyz` (everything it needs is there; else 503, which names what isn't). The needs
 * are asked at each call.
 */
export function health(needs: Needs): Middleware<RequestState> {
  return async (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (isRead && isHealthPath(ctx.path)) {
      ctx.set('Cache-Control', 'no-store');
      if (ctx.path === readyPath) await assertReady(needs);
      ctx.body = { data: { status: 'ok' } };
    } else {
      await next();
    }
  };
}

async function assertReady(needs: Needs): Promise<void> {
  const answers = await Promise.all(
    Object.entries(needs).map(async ([name, isThere]) => ({ name, ...(await ask(isThere)) })),
  );
  const missing = answers.filter(({ isMet }) => !isMet);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  throw new IrisError('unavailable', {
    message: `Not ready: ${names.join(', ')}.`,
    details: names.map((path) => ({ path, message: 'is not there' })),
    retryAfterSeconds: 1,
    cause: missing.find(({ cause }) => cause !== undefined)?.cause,
  });
}

async function ask(isThere: () => Promise<boolean> | boolean): Promise<{ isMet: boolean; cause?: unknown }> {
  try {
    return { isMet: await isThere() };
  } catch (cause) {
    return { isMet: false, cause };
  }
}
