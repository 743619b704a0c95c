import { IrisError } from '@iris/contract';
import type { Middleware } from 'koa';
import type { RequestState } from './request-state.ts';

/**
 * `GET /healthz` (alive) and `GET /readyz` (everything it needs is reachable, and it isn't stopping; else 503).
 * `ready` is asked at each call; a rejection counts as not ready.
 */
export function health({ ready }: { ready: () => Promise<boolean> | boolean }): Middleware<RequestState> {
  return async (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (isRead && (ctx.path === '/healthz' || ctx.path === '/readyz')) {
      ctx.set('Cache-Control', 'no-store');
      if (ctx.path === '/readyz') await assertReady(ready);
      ctx.body = { data: { status: 'ok' } };
    } else {
      await next();
    }
  };
}

async function assertReady(ready: () => Promise<boolean> | boolean): Promise<void> {
  let isReady = false;
  let cause: unknown;
  try {
    isReady = await ready();
  } catch (error) {
    cause = error;
  }
  if (!isReady) throw new IrisError('unavailable', { retryAfterSeconds: 1, cause });
}
