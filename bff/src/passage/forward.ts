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
export async function forward(
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
  const body = passing.body ?? (await bodyOf(ctx.req));
  const onGone = (abort: () => void) => ctx.res.once('close', () => ctx.res.writableFinished || abort());
  return upstream.call({ method: ctx.method, path: ctx.url, headers }, body, onGone);
}

/** What is so short is held until it is whole: joining two streams costs more than all the rest of a call. */
const heldAtMost = 65_536;

const isShort = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? Infinity) <= heldAtMost;

/** A short body as it came, a longer one as it comes. */
async function bodyOf(req: IncomingMessage): Promise<IncomingMessage | Buffer | undefined> {
  if (!hasBody(req)) return undefined;
  return isShort(req) ? bytesOf(req) : req;
}

function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
}

/**
 * Answers with what core-api answered: at once if it is short, else streaming.
 * @throws {IrisError} `unavailable` when a short one breaks off
 */
export async function relay(ctx: CallContext, answer: IncomingMessage): Promise<void> {
  const status = answer.statusCode ?? 502;
  const isEmpty = ctx.method === 'HEAD' || status === 204 || status === 304;
  if (isEmpty) answer.resume();
  const body = !isEmpty && isShort(answer) ? await bytesOf(answer) : answer;
  ctx.status = status;
  for (const [name, value] of answeredHeaders(answer.headers)) ctx.set(name, value);
  ctx.body = isEmpty ? null : body;
  if (Buffer.isBuffer(body)) endAtOnce(ctx, body);
}

/** Head and body as one write: of a buffer Node would make two, and the kernel's work is most of a call's price. */
function endAtOnce(ctx: CallContext, body: Buffer): void {
  ctx.respond = false;
  ctx.res.end(body.toString('latin1'), 'latin1');
}

function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.once('end', () => resolve(Buffer.concat(chunks)));
    answer.once('error', (cause) => reject(unavailable(cause)));
  });
}
