import { IrisError } from '@iris/contract';
import type { Context } from 'koa';
import type { Source } from './source.ts';

const cacheSeconds = 2 * 3_600;

/** What a page may send, and what of an answer it may read, beyond what CORS allows anyway. */
const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, If-None-Match, X-API-Key, X-Request-Id';
const answerHeaders =
  'ETag, Idempotent-Replayed, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id';

/** Lets the page that made this call read the answer: exactly that origin, without credentials. */
export function allowReading(ctx: Context, source: Source): void {
  if (source.from === 'nowhere' || source.text === undefined) return;
  ctx.set('Access-Control-Allow-Origin', source.text);
  ctx.set('Access-Control-Expose-Headers', answerHeaders);
}

/**
 * Answers a preflight. It carries neither token nor body, so any well-formed origin gets the same answer and the call
 * itself decides (contract §12).
 */
export function answerPreflight(ctx: Context, source: Source, methods: readonly string[]): void {
  if (source.from === 'nowhere') throw new IrisError('origin_not_allowed');
  allowReading(ctx, source);
  ctx.set('Access-Control-Allow-Methods', methods.join(', '));
  ctx.set('Access-Control-Allow-Headers', requestHeaders);
  ctx.set('Access-Control-Max-Age', String(cacheSeconds));
  ctx.status = 204;
}
