import type { Middleware } from 'koa';
import { newId } from '../ids.ts';
import type { RequestState } from './request-state.ts';

/** The characters that UUIDs, ULIDs and trace ids are made of: nothing that could break a log line or a header. */
const sane = /^[\w.:-]{1,128}$/;

/** A request id the client sent, if it is sane, or a new one (contract §2). */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && sane.test(header) ? header : newId();
}

/** Gives each request its id and echoes it as `X-Request-Id`. */
export function requestId(): Middleware<RequestState> {
  return (ctx, next) => {
    ctx.state.requestId = requestIdFrom(ctx.req.headers['x-request-id']);
    ctx.set('X-Request-Id', ctx.state.requestId);
    return next();
  };
}
