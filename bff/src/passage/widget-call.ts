import { IrisError, isId, type Route, type TenantId } from '@iris/contract';
import { readJsonBody } from '@iris/kit';
import type { Admission } from '../origins/admission.ts';
import { allowReading } from '../origins/cors.ts';
import type { Source } from '../origins/source.ts';
import type { KeyTenants } from '../tokens/key-tenants.ts';
import type { TokenTenants } from '../tokens/token-tenants.ts';
import { bearerOf } from './credentials.ts';
import { forward, relay, type CallContext, type Forwarding, type Passing } from './forward.ts';

/** What the widget's calls are held against. */
export interface WidgetDoor extends Forwarding {
  readonly admission: Admission;
  readonly tenants: TokenTenants;
  readonly keyTenants: KeyTenants;
}

/** A call of the widget: its tenant's origins decide whether it passes (contract §12). */
export async function widgetCall(
  ctx: CallContext,
  route: Route,
  source: Source,
  door: WidgetDoor,
): Promise<void> {
  if (source.from === 'nowhere') throw new IrisError('origin_not_allowed');
  try {
    const claim = await claimOf(ctx, route, door);
    if (claim.tenantId) ctx.state.tenantId = claim.tenantId;
    await door.admission.admit(source, claim.tenantId);
    const answer = await forward(ctx, door, claim);
    allowReading(ctx, source);
    relay(ctx, answer);
  } catch (error) {
    // Only a refused page must not read why; any other failure is one the widget acts on.
    if (!(error instanceof IrisError && error.code === 'origin_not_allowed')) allowReading(ctx, source);
    throw error;
  }
}

interface Claim extends Passing {
  readonly tenantId: TenantId | undefined;
}

/** Which tenant a call is about: by its token, or on a public route by its API key or by `tenant_id`. */
async function claimOf(ctx: CallContext, route: Route, door: WidgetDoor): Promise<Claim> {
  if (!route.access.public) return claimOfToken(ctx, door);
  const key = route.access.key ? ctx.get('X-API-Key') : '';
  if (key) return { tenantId: await tenantOfKey(key, door) };
  return route.body ? claimOfBody(ctx) : { tenantId: tenantIdIn(ctx.query) };
}

/** A key that nobody issued names no tenant: like such a token it is answered here. */
async function tenantOfKey(key: string, door: WidgetDoor): Promise<TenantId> {
  const tenantId = await door.keyTenants.tenantOf(key);
  if (!tenantId) throw new IrisError('invalid_token', { message: 'The API key is not valid.' });
  return tenantId;
}

/** A token that nobody signed names no tenant, so there is no list to hold the page against: it is answered here. */
async function claimOfToken(ctx: CallContext, door: WidgetDoor): Promise<Claim> {
  if (!ctx.req.headers.authorization) throw new IrisError('auth_required');
  const token = bearerOf(ctx.req.headers);
  const tenantId = token && (await door.tenants.tenantOf(token));
  if (!tenantId) throw new IrisError('invalid_token');
  return { tenantId, token };
}

/** The one body the bff reads: a guest's first call names its tenant nowhere else. It is passed on as it was understood. */
async function claimOfBody(ctx: CallContext): Promise<Claim> {
  const body = await readJsonBody(ctx.req);
  return {
    tenantId: tenantIdIn(body),
    body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
  };
}

/** A parameter given twice is a list, and so names no tenant. */
function tenantIdIn(named: unknown): TenantId | undefined {
  const tenantId: unknown = Reflect.get(Object(named), 'tenant_id');
  return isId<'tenant'>(tenantId) ? tenantId : undefined;
}
