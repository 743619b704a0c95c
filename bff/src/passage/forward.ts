import type { IncomingMessage } from 'node:http';
import { clientAddress, type RequestState } from '@iris/kit';
import { context, propagation } from '@opentelemetry/api';
import type { Context } from 'koa';
import { unavailable } from '../core-api.ts';
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
  propagation.inject(context.active(), headers);
  const body = passing.body ?? (hasBody(ctx.req) ? ctx.req : undefined);
  const onGone = (abort: () => void) => ctx.res.once('close', () => ctx.res.writableFinished || abort());
  return upstream.call({ method: ctx.method, path: ctx.url, headers }, body, onGone);
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

/** An answer of so many bytes is held until it is whole: joining two streams costs more than all the rest of a call. */
const heldAtMost = 65_536;

/**
 * Answers with what core-api answered: at once if it is short, else streaming.
 * @throws {IrisError} `unavailable` when a short one breaks off
 */
export async function relay(ctx: CallContext, answer: IncomingMessage): Promise<void> {
  const status = answer.statusCode ?? 502;
  const isEmpty = ctx.method === 'HEAD' || status === 204 || status === 304;
  const isShort = Number(answer.headers['content-length'] ?? Infinity) <= heldAtMost;
  if (isEmpty) answer.resume();
  const body = !isEmpty && isShort ? await bytesOf(answer) : answer;
  ctx.status = status;
  for (const [name, value] of answeredHeaders(answer.headers)) ctx.set(name, value);
  ctx.body = isEmpty ? null : body;
}

function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.once('end', () => resolve(Buffer.concat(chunks)));
    answer.once('error', (cause) => reject(unavailable(cause)));
  });
}
