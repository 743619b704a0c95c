import { type Route, routes } from '@iris/contract';
import type { AnyCaller } from '../auth/caller.ts';
import type { BucketName } from './buckets.ts';
import type { LimitHeaders, Limits } from './limits.ts';

/**
 * Counts a request against the limits that its route and its caller alone decide. What also depends on the body (the
 * e-mail of a login, the tenant of a guest session) is counted by the handler.
 * @returns headers for the answer
 * @throws {IrisError} `rate_limited`
 */
export async function countRequest(
  limits: Limits,
  route: Route,
  caller: AnyCaller | null,
  ip: string,
): Promise<LimitHeaders> {
  if (!caller) {
    const bucket = bucketsPerIp.get(route.id);
    return bucket ? limits.consume(bucket, ip) : {};
  }
  const isMessage = route.id === routes.messages.post.id;
  const headers = await limits.consume(...ownBucket(caller, isMessage));
  // The tenant's bucket only after the sender's own: one flooder must not empty it for the others.
  if (isMessage) await limits.consume('messagePerTenant', caller.tenantId);
  return headers;
}

function ownBucket(caller: AnyCaller, isMessage: boolean): [BucketName, string] {
  if (caller.audience === 'key') return ['callPerKey', caller.keyId];
  if (caller.audience === 'chat' && isMessage) return ['messagePerVisitor', caller.userId];
  return ['callPerSession', caller.sessionId];
}

const bucketsPerIp: ReadonlyMap<string, BucketName> = new Map([
  [routes.workspace.login.id, 'loginPerIp'],
  [routes.workspace.signup.id, 'signupPerIp'],
  [routes.workspace.verify.id, 'linkPerIp'],
  [routes.passwords.forgot.id, 'forgottenPasswordPerIp'],
  [routes.passwords.reset.id, 'linkPerIp'],
  [routes.team.accept.id, 'linkPerIp'],
  [routes.workspace.slugAvailable.id, 'slugCheckPerIp'],
]);
