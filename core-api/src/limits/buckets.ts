/** How much of one kind of act one key may do: so many in so many seconds. */
export interface Bucket {
  readonly points: number;
  readonly seconds: number;
  /** The key is an address; it spends from the bucket of its network. */
  readonly isPerIp?: true;
}

/** How the bucket of a key stands after a point was asked of it. */
export interface Standing {
  /** There was none left to spend. */
  readonly isExceeded: boolean;
  readonly remaining: number;
  /** Time until the bucket is whole again. */
  readonly resetMs: number;
}

const minute = 60;
const hour = 3_600;

/**
 * Limits on acts that are rare and worth guarding: kept in the database, where every node spends from the same bucket and
 * a restart empties none.
 */
export const databaseBuckets = {
  loginPerIp: { points: 10, seconds: minute, isPerIp: true },
  loginPerEmail: { points: 5, seconds: minute },
  signupPerIp: { points: 10, seconds: hour, isPerIp: true },
  forgottenPasswordPerIp: { points: 10, seconds: hour, isPerIp: true },
  // Verifying, accepting, resetting: whoever follows the link of a mail (seed 001: public writes are limited per address).
  linkPerIp: { points: 60, seconds: minute, isPerIp: true },
  slugCheckPerIp: { points: 60, seconds: minute, isPerIp: true },
  guestPerIp: { points: 300, seconds: minute, isPerIp: true },
  guestPerTenant: { points: 3_000, seconds: minute },
  // Each sends a mail to somebody who never asked for one.
  invitationPerTenant: { points: 50, seconds: hour },
} as const satisfies Record<string, Bucket>;

/** Limits on what happens all the time: kept in the memory of each node, which tells the others what it let pass. */
export const memoryBuckets = {
  // 60 a minute, of which 20 may come at once.
  messagePerVisitor: { points: 20, seconds: 20 },
  messagePerTenant: { points: 6_000, seconds: minute },
  callPerSession: { points: 600, seconds: minute },
  callPerKey: { points: 6_000, seconds: minute },
  upgradePerVisitor: { points: 40, seconds: minute },
  upgradePerIp: { points: 1_200, seconds: minute, isPerIp: true },
} as const satisfies Record<string, Bucket>;

export type DatabaseBucketName = keyof typeof databaseBuckets;
export type MemoryBucketName = keyof typeof memoryBuckets;

/** Every limit at scale 1 (contract §14). Each is a bucket of its own: one that runs dry stops nothing else. */
export type BucketName = DatabaseBucketName | MemoryBucketName;

/** Sockets that one visitor may have open at once, at scale 1. */
export const socketsPerVisitor = 10;

/** A bucket with a factor on it. Less than one point in the time becomes one point in a longer time. */
export function scaled({ points, seconds, isPerIp }: Bucket, scale: number): Bucket {
  const product = points * scale;
  return {
    points: Math.max(1, Math.round(product)),
    seconds: product < 1 ? Math.ceil(seconds / product) : seconds,
    ...(isPerIp && { isPerIp }),
  };
}
