import { IrisError } from '@iris/contract';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Bucket, type BucketName, buckets } from './buckets.ts';

export interface Limits {
  /**
   * Takes one point of a key's bucket.
   * @returns the headers that tell the client how the bucket stands; none where limits are switched off
   * @throws {IrisError} `rate_limited`, with the same headers, when the bucket is empty
   */
  consume(bucket: BucketName, key: string): Promise<LimitHeaders>;
}

/** `RateLimit-Limit`, `-Remaining` and `-Reset` (contract §2). */
export type LimitHeaders = Readonly<Record<string, string>>;

/**
 * The limits of one node, in its memory.
 * @param scale factor on every limit; 0 switches them off
 */
export function createLimits(scale: number): Limits {
  const limiters = new Map<string, RateLimiterMemory>(
    scale === 0 ? [] : Object.entries(buckets).map(([name, bucket]) => [name, limiterOf(bucket, scale)]),
  );
  return {
    async consume(bucket, key) {
      const limiter = limiters.get(bucket);
      if (!limiter) return {};
      const { isExceeded, resetSeconds, headers } = await spend(limiter, key);
      if (isExceeded) throw new IrisError('rate_limited', { retryAfterSeconds: resetSeconds, headers });
      return headers;
    },
  };
}

function limiterOf({ points, seconds }: Bucket, scale: number): RateLimiterMemory {
  const scaled = points * scale;
  // Less than one point in the time is one point in a longer time.
  return new RateLimiterMemory({
    points: Math.max(1, Math.round(scaled)),
    duration: scaled < 1 ? seconds / scaled : seconds,
  });
}

async function spend(limiter: RateLimiterMemory, key: string) {
  // The library rejects with the same object that it resolves to; anything else is its own failure.
  const result: unknown = await limiter.consume(key).catch((thrown: unknown) => thrown);
  if (!(result instanceof RateLimiterRes)) throw result;
  const resetSeconds = Math.ceil(result.msBeforeNext / 1_000);
  return {
    isExceeded: result.consumedPoints > limiter.points,
    resetSeconds,
    headers: {
      'RateLimit-Limit': String(limiter.points),
      'RateLimit-Remaining': String(Math.max(0, result.remainingPoints)),
      'RateLimit-Reset': String(resetSeconds),
    },
  };
}
