import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { IrisError, type Route } from '@iris/contract';
import { clientAddress, type RequestState } from '@iris/kit';
import { canAdminister, canAnswer, canRead } from '../auth/abilities.ts';
import { isApiKeyText } from '../auth/api-key-text.ts';
import type { AnyCaller, Caller, KeyCaller, TeamCaller } from '../auth/caller.ts';
import type { RequestFacts } from './handler.ts';

/** What admission uses of Koa's context. */
export interface RequestContext {
  readonly req: IncomingMessage;
  readonly state: RequestState;
  get(header: string): string;
  set(headers: Readonly<Record<string, string>>): void;
}

/** What admission needs to know of the service it guards. */
export interface Doorkeeper {
  authenticate(token: string): Promise<Caller>;
  authenticateKey(key: string): Promise<KeyCaller>;
  /** Counts a request against its limits and answers what to tell the client of them. @throws {IrisError} `rate_limited` */
  countRequest(route: Route, caller: AnyCaller | null, ip: string): Promise<Readonly<Record<string, string>>>;
  readonly bffKey: string;
  readonly trustedHops: number;
}

/** Lets a request in as the caller it proves to be, or throws; nothing of the request was acted on before. */
export async function admit(
  ctx: RequestContext,
  route: Route,
  door: Doorkeeper,
  request: RequestFacts,
): Promise<AnyCaller | null> {
  const caller = await callerOf(ctx, route, request, door);
  if (caller) ctx.state.tenantId = caller.tenantId;
  ctx.set(await door.countRequest(route, caller, request.ip));
  return caller;
}

/** Only our bff is believed about the address it forwards; its own hop is then trusted beside the configured ones. */
export function requestFacts(ctx: RequestContext, door: Doorkeeper): RequestFacts {
  const fromBff = isBff(ctx.req.headers['x-iris-bff-key'], door.bffKey);
  const trustedHops = door.trustedHops + (fromBff ? 1 : 0);
  return {
    id: ctx.state.requestId,
    ip: clientAddress(ctx.req.socket.remoteAddress, ctx.req.headers['x-forwarded-for'], trustedHops),
    origin: ctx.req.headers.origin ?? null,
    fromBff,
    header: (name) => ctx.get(name) || undefined,
  };
}

/** Compares in constant time. */
export function isBff(sent: string | string[] | undefined, bffKey: string): boolean {
  if (typeof sent !== 'string') return false;
  const [a, b] = [Buffer.from(sent), Buffer.from(bffKey)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function callerOf(
  ctx: RequestContext,
  route: Route,
  request: RequestFacts,
  door: Doorkeeper,
): Promise<AnyCaller | null> {
  // Our own internal routes don't exist for anybody else.
  if (route.access.bff && !request.fromBff) throw new IrisError('not_found');
  if (route.access.bff) return null;
  const sentKey = route.access.key ? ctx.get('X-API-Key') : '';
  if (route.access.public) return sentKey ? door.authenticateKey(sentKey) : null;
  const caller = await authenticated(ctx.get('Authorization'), sentKey, door);
  assertMayCall(route, caller);
  return caller;
}

/** A key stands in either header, a session token in Authorization alone. */
async function authenticated(authorization: string, sentKey: string, door: Doorkeeper): Promise<AnyCaller> {
  if (!authorization && sentKey) return door.authenticateKey(sentKey);
  const credential = bearerToken(authorization);
  return isApiKeyText(credential) ? door.authenticateKey(credential) : door.authenticate(credential);
}

/** The token of an Authorization header (RFC 6750 §2.1). */
function bearerToken(header: string): string {
  const match = /^Bearer +([^\s]+)$/i.exec(header);
  if (!match?.[1]) throw new IrisError(header ? 'invalid_token' : 'auth_required');
  return match[1];
}

function assertMayCall({ access }: Route, caller: AnyCaller): void {
  if (caller.audience === 'key') return assertKeyMayCall(access, caller);
  const mayCall = caller.audience === 'chat' ? access.chat === true : hasAbility(access.team, caller);
  if (!mayCall) throw new IrisError('forbidden');
}

function assertKeyMayCall({ key: scope }: Route['access'], { scopes }: KeyCaller): void {
  if (scope === undefined) throw new IrisError('forbidden', { message: 'An API key may not do that.' });
  if (scope === 'any' || scopes.includes(scope)) return;
  const message = `The API key lacks the scope ${scope}.`;
  throw new IrisError('insufficient_scope', { message, extra: { required_scope: scope } });
}

function hasAbility(ability: Route['access']['team'], caller: TeamCaller): boolean {
  switch (ability) {
    case undefined:
      return false;
    case 'read':
      return canRead(caller.role);
    case 'answer':
      return canAnswer(caller.role);
    case 'administer':
      return canAdminister(caller.role);
  }
}
