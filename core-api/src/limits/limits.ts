import { IrisError } from '@iris/contract';
import type { Clock } from '@iris/kit';
import type { Pool } from 'pg';
import type { Bus } from '../bus/bus.ts';
import {
  type Bucket,
  type BucketName,
  databaseBuckets,
  memoryBuckets,
  scaled,
  type Standing,
} from './buckets.ts';
import { databasePoints } from './database-points.ts';
import { MemoryPoints } from './memory-points.ts';
import { networkOf } from './network-of.ts';

export interface Limits {
  /**
   * Takes one point of a key's bucket.
   * @returns the headers that tell the client how the bucket stands; none where limits are switched off
   * @throws {IrisError} `rate_limited`, with the same headers, when the bucket is empty; `unavailable` when it is kept in
   *   the database and that is out of reach
   */
  consume(bucket: BucketName, key: string): Promise<LimitHeaders>;
  close(): void;
}

/** `RateLimit-Limit`, `-Remaining` and `-Reset` (contract §2). */
export type LimitHeaders = Readonly<Record<string, string>>;

export interface LimitsParts {
  /** Factor on every limit; 0 switches them off. */
  readonly scale: number;
  readonly pool: Pool;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** All limits as one node keeps them (docs/decisions/0011). */
export function createLimits({ scale, pool, bus, clock }: LimitsParts): Limits {
  if (scale === 0) return { consume: async () => ({}), close: () => undefined };
  const memory = new MemoryPoints(bus, clock);
  const limiters = new Map<string, Limiter>([
    ...limitersOf(databaseBuckets, scale, (name, bucket) => databasePoints(pool, name, bucket)),
    ...limitersOf(memoryBuckets, scale, (name, bucket) => memory.add(name, bucket)),
  ]);
  return {
    async consume(name, key) {
      const limiter = limiters.get(name);
      if (!limiter) throw new Error(`Nothing keeps ${name}`);
      const { bucket, spend } = limiter;
      const standing = await spend(bucket.isPerIp ? networkOf(key) : key);
      const headers = headersOf(bucket, standing);
      if (!standing.isExceeded) return headers;
      throw new IrisError('rate_limited', { retryAfterSeconds: seconds(standing), headers });
    },
    close: () => memory.close(),
  };
}

type Spend = (key: string) => Standing | Promise<Standing>;

interface Limiter {
  readonly bucket: Bucket;
  readonly spend: Spend;
}

const limitersOf = (
  buckets: Readonly<Record<string, Bucket>>,
  scale: number,
  spendOf: (name: string, bucket: Bucket) => Spend,
): [string, Limiter][] =>
  Object.entries(buckets).map(([name, atScale1]) => {
    const bucket = scaled(atScale1, scale);
    return [name, { bucket, spend: spendOf(name, bucket) }];
  });

const headersOf = ({ points }: Bucket, standing: Standing): LimitHeaders => ({
  'RateLimit-Limit': String(points),
  'RateLimit-Remaining': String(standing.remaining),
  'RateLimit-Reset': String(seconds(standing)),
});

/** Never less than it takes; a refused client that waits so long is let in. */
const seconds = ({ resetMs }: Standing): number => Math.ceil(resetMs / 1_000);
