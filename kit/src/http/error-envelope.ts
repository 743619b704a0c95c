import type { IrisError } from '@iris/contract';
import type { Context, Middleware } from 'koa';
import type { Logger } from '../log/create-log.ts';
import { asIrisError, errorBody, errorHeaders, errorOfStatus } from './error-body.ts';
import type { RequestState } from './request-state.ts';

/**
 * Turns whatever is thrown below it, and Koa's own empty 404 and 405, into the error envelope (contract §2).
 * What was not foreseen becomes `internal`: the client gets the request id, the log gets the cause.
 */
export function errorEnvelope(log: Logger): Middleware<RequestState> {
  return async (ctx, next) => {
    try {
      await next();
      const isBare = !ctx.headerSent && (ctx.body === undefined || ctx.body === null);
      const unanswered = isBare ? errorOfStatus(ctx.status) : undefined;
      if (unanswered) answer(ctx, unanswered);
    } catch (thrown) {
      const error = asIrisError(thrown);
      if (error.status >= 500 && !hasLeft(ctx, error)) logFailure(log, ctx.state.requestId, error);
      if (!ctx.headerSent) answer(ctx, error);
    }
  };
}

function answer(ctx: Context & { state: RequestState }, error: IrisError): void {
  ctx.remove('ETag');
  ctx.set(errorHeaders(error));
  ctx.status = error.status;
  ctx.body = errorBody(error, ctx.state.requestId);
}

/** What a client's own leaving made fail is no news. */
function hasLeft(ctx: Context, error: IrisError): boolean {
  return error.code === 'unavailable' && ctx.res.destroyed;
}

function logFailure(log: Logger, requestId: string, error: IrisError): void {
  const level = error.code === 'internal' ? 'error' : 'warn';
  log[level]({ request_id: requestId, code: error.code, err: error.cause ?? error }, 'request failed');
}
