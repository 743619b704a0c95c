import type { IncomingMessage } from 'node:http';
import { clientAddress, type RequestState } from '@iris/kit';
import type { Context } from 'koa';
import { answeredHeaders, forwardedHeaders } from './forwarded-headers.ts';
import type { Upstream } from './upstream.ts';

export type CallContext = Context & { state: RequestState };

/** How calls are passed on. */
export interface Forwarding {
  readonly upstream: Upstream;
  readonly bffKey: string;
  /** How many proxies in front of us may be believed about a client's address. */
  readonly trustedHops: number;
}

/** What a call carries beyond its own headers: the credential it passes with, and the body if it was read already. */
export interface Passing {
  readonly token?: string | undefined;
  readonly body?: Buffer | undefined;
}

/**
 * Passes a call on to core-api, streaming its body, and gives the answer once its head is there. A client that goes
 * away ends it.
 * @throws {IrisError} `unavailable` when core-api is away
 */
export function forward(
  ctx: CallContext,
  { upstream, ...by }: Forwarding,
  passing: Passing,
): Promise<IncomingMessage> {
  const headers = forwardedHeaders(ctx.req.headers, {
    bffKey: by.bffKey,
    clientAddress: clientAddress(
      ctx.req.socket.remoteAddress,
      ctx.req.headers['x-forwarded-for'],
      by.trustedHops,
    ),
    requestId: ctx.state.requestId,
  });
  if (passing.token !== undefined) headers['authorization'] = `Bearer ${passing.token}`;
  if (passing.body) headers['content-length'] = passing.body.length;
  const gone = new AbortController();
  ctx.res.once('close', () => ctx.res.writableFinished || gone.abort());
  const body = passing.body ?? (hasBody(ctx.req) ? ctx.req : undefined);
  return upstream.call({ method: ctx.method, path: ctx.url, headers }, body, gone.signal);
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

/** Answers with what core-api answered, streaming. */
export function relay(ctx: CallContext, answer: IncomingMessage): void {
  ctx.status = answer.statusCode ?? 502;
  for (const [name, value] of answeredHeaders(answer.headers)) ctx.set(name, value);
  const isEmpty = ctx.method === 'HEAD' || ctx.status === 204 || ctx.status === 304;
  ctx.body = isEmpty ? null : answer;
  if (isEmpty) answer.resume();
}
