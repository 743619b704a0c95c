import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { clientAddress, type RequestState } from '@iris/kit';
import { context, propagation } from '@opentelemetry/api';
import type { Context } from 'koa';
import type { Answer } from './answer.ts';
import { forwardedHeaders, isAnswered } from './forwarded-headers.ts';
import { bytesOf, hasBody, isShort } from './message-bytes.ts';
import type { Upstream } from './upstream.ts';

export type CallContext = Context & { state: RequestState };

/** How calls are passed on. */
export interface Forwarding {
  readonly upstream: Upstream;
  readonly bffKey: string;
  /** How many proxies in front of us may be believed about a client's address. */
  readonly trustedHops: number;
}

/** What a call carries beyond its own headers. */
export interface Passing {
  /** The credential that it passes with. */
  readonly token?: string | undefined;
  /** The body if it was read already. */
  readonly body?: Buffer | undefined;
}

/**
 * Passes a call on to core-api, and gives the answer: one with a short body once it is whole, else as soon as its head is
 * there. A client that goes away ends it.
 * @throws {IrisError} `unavailable` when core-api is away
 */
export async function forward(
  { req, res, state, method, url }: CallContext,
  { upstream, bffKey, trustedHops }: Forwarding,
  passing: Passing,
): Promise<Answer> {
  const headers = forwardedHeaders(req.headers, {
    bffKey,
    clientAddress: clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for'], trustedHops),
    requestId: state.requestId,
  });
  if (passing.token !== undefined) headers.push('authorization', `Bearer ${passing.token}`);
  const traced: Record<string, string> = {};
  propagation.inject(context.active(), traced);
  for (const name in traced) headers.push(name, traced[name] ?? '');
  const body = passing.body ?? (await bodyOf(req));
  const told = req.headers['content-length'];
  if (body !== null && !Buffer.isBuffer(body) && told !== undefined) headers.push('content-length', told);
  const onGone = (abort: () => void): void => {
    if (res.closed) abort();
    else res.once('close', () => res.writableFinished || abort());
  };
  return upstream.call({ method, path: url, headers, body }, onGone);
}

/** A short body whole, a longer one as it comes. */
function bodyOf(req: IncomingMessage): Promise<Buffer> | Buffer | Readable | null {
  if (!hasBody(req)) return null;
  return isShort(req) ? bytesOf(req) : req;
}

/** Answers with what core-api answered: at once if it is there whole, else streaming. */
export function relay(ctx: CallContext, { status, headers, body }: Answer): void {
  ctx.status = status;
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && isAnswered(name)) ctx.set(name, value);
  }
  if (typeof body === 'string') endAtOnce(ctx, body);
  else ctx.body = body;
}

/** Head and body as one write: of a buffer Node would make two, and the kernel's work is most of a call's price. */
function endAtOnce(ctx: CallContext, body: string): void {
  ctx.respond = false;
  ctx.res.end(body, 'latin1');
}
