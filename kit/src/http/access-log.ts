import type { Middleware } from 'koa';
import type { Logger } from '../log/create-log.ts';
import { scrubbed } from '../log/scrubbed.ts';
import { isHealthPath } from './health.ts';
import type { RequestState } from './request-state.ts';

/**
 * One line a request, when its answer has left or its client has gone: method, path, status, milliseconds, request id
 * and tenant if known. The query is left out: it may hold a token (contract §8); what looks like one in the path is
 * struck out, since people paste them anywhere. Being well is told at level `debug`: a balancer asks every second.
 */
export function accessLog(log: Logger): Middleware<RequestState> {
  return (ctx, next) => {
    const startedAt = performance.now();
    ctx.res.once('close', () => {
      const isWell = isHealthPath(ctx.path) && ctx.res.statusCode === 200;
      log[isWell ? 'debug' : 'info'](
        {
          method: ctx.method,
          path: scrubbed(ctx.path),
          status: ctx.res.statusCode,
          ms: Math.round((performance.now() - startedAt) * 10) / 10,
          request_id: ctx.state.requestId,
          ...(ctx.state.tenantId !== undefined && { tenant_id: ctx.state.tenantId }),
          ...(!ctx.res.writableFinished && { aborted: true }),
        },
        'request',
      );
    });
    return next();
  };
}
