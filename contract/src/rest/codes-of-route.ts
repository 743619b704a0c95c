import type { TSchema } from 'typebox';
import { errorCodes, type ErrorCode } from '../errors.ts';
import type { Route } from './route.ts';

/** Every code a route can answer: its own, and those that follow from its access and its inputs. */
export function codesOfRoute(route: Route): ErrorCode[] {
  const { access } = route;
  const codes = new Set<ErrorCode>(route.codes);
  const add = (condition: unknown, ...more: ErrorCode[]) =>
    condition && more.forEach((code) => codes.add(code));
  const isGuarded = !access.public && !access.bff;
  add(isGuarded, 'auth_required', 'invalid_token', 'session_expired', 'forbidden', 'rate_limited');
  add(access.public && access.key, 'invalid_token');
  add(access.key && access.key !== 'any', 'insufficient_scope');
  add(route.repeatable, 'idempotency_mismatch', 'validation_failed');
  add(route.params || namesThing(route.query) || namesThing(route.body), 'not_found');
  add(route.query || route.body, 'validation_failed');
  add(route.body, 'invalid_json', 'payload_too_large', 'unsupported_media_type');
  add(!route.fromMemory, 'unavailable');
  add(true, 'internal');
  return [...codes].sort((a, b) => errorCodes[a].status - errorCodes[b].status || a.localeCompare(b));
}

/** Whether an id stands somewhere in it: one without the form of an id is a 404 (contract §2). */
function namesThing(schema: TSchema | undefined): boolean {
  return schema !== undefined && JSON.stringify(schema).includes('"format":"uuid"');
}
