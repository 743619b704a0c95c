/** How much of one kind of act one key may do: so many in so many seconds. */
export interface Bucket {
  readonly points: number;
  readonly seconds: number;
}

const minute = 60;
const hour = 3_600;

/** Every limit at scale 1 (contract §14). Each is a bucket of its own: one that runs dry stops nothing else. */
export const buckets = {
  loginPerIp: { points: 10, seconds: minute },
  loginPerEmail: { points: 5, seconds: minute },
  signupPerIp: { points: 10, seconds: hour },
  forgottenPasswordPerIp: { points: 10, seconds: hour },
  // Verifying, accepting, resetting: whoever follows the link of a mail (seed 001: public writes are limited per address).
  linkPerIp: { points: 60, seconds: minute },
  slugCheckPerIp: { points: 60, seconds: minute },
  guestPerIp: { points: 300, seconds: minute },
  guestPerTenant: { points: 3_000, seconds: minute },
  // 60 a minute, of which 20 may come at once.
  messagePerVisitor: { points: 20, seconds: 20 },
  messagePerTenant: { points: 6_000, seconds: minute },
  callPerSession: { points: 600, seconds: minute },
  callPerKey: { points: 6_000, seconds: minute },
  upgradePerVisitor: { points: 40, seconds: minute },
  upgradePerIp: { points: 1_200, seconds: minute },
} as const satisfies Record<string, Bucket>;

export type BucketName = keyof typeof buckets;

/** Sockets that one visitor may have open at once, at scale 1. */
export const socketsPerVisitor = 10;
