import { checkerOf, internalRoutes, IrisError, type PublicJwk, routes, type TenantId } from '@iris/contract';
import type { Static, TSchema } from 'typebox';

const answerWithinMs = 2_000;

/** Where core-api is, and the key by which it knows us. */
export interface CoreApiOptions {
  readonly url: string;
  readonly bffKey: string;
}

/** Origins with how often each was refused. */
export type RefusedCounts = readonly { readonly origin: string; readonly count: number }[];

/**
 * Our own questions to core-api; visitors' calls go another way. Each throws `unavailable` (IrisError) when core-api
 * doesn't answer within 2 s, or not as the contract says.
 */
export class CoreApi {
  readonly #options: CoreApiOptions;

  constructor(options: CoreApiOptions) {
    this.#options = options;
  }

  /** The public keys of session tokens. */
  async tokenKeys(): Promise<readonly PublicJwk[]> {
    const { path, answers } = routes.service.jwks;
    const set = await this.#get(path, answers[200]);
    return set?.keys ?? [];
  }

  /** A tenant's allowed origins; none for a tenant that doesn't exist. */
  async allowedOriginsOf(tenantId: TenantId): Promise<readonly string[]> {
    const { path, answers } = internalRoutes.origins;
    const list = await this.#get(path.replace('{tenant_id}', tenantId), answers[200]);
    return list?.data.allowed_origins ?? [];
  }

  /** The tenant of an API key; undefined for a key that isn't valid. */
  async tenantOfKey(key: string): Promise<TenantId | undefined> {
    const { path, answers } = routes.product.me;
    const answer = await this.#fetch(path, { method: 'GET' }, { 'X-API-Key': key });
    if (answer.status === 401) return undefined;
    const body: unknown = await answer.json().catch(() => undefined);
    if (answer.ok && checkerOf(answers[200]).check(body)) return body.data.tenant_id;
    throw unexpected(path, answer);
  }

  /** Adds to the counts of a tenant's refused origins. */
  async countRefused(tenantId: TenantId, origins: RefusedCounts): Promise<void> {
    const { path } = internalRoutes.refusedOrigins;
    const body = JSON.stringify({ tenant_id: tenantId, origins });
    const answer = await this.#fetch(path, { method: 'POST', body });
    // A tenant that core-api doesn't know has nobody who would look.
    if (!answer.ok && answer.status !== 404) throw unexpected(path, answer);
  }

  /** Whether core-api says that it is ready. */
  async isReady(): Promise<boolean> {
    return (await this.#fetch('/readyz', { method: 'GET' })).ok;
  }

  async #get<S extends TSchema>(path: string, schema: S): Promise<Static<S> | undefined> {
    const answer = await this.#fetch(path, { method: 'GET' });
    if (answer.status === 404) return undefined;
    const body: unknown = await answer.json().catch(() => undefined);
    if (answer.ok && checkerOf(schema).check(body)) return body;
    throw unexpected(path, answer);
  }

  async #fetch(
    path: string,
    init: RequestInit,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const { url, bffKey } = this.#options;
    const headers = { 'Content-Type': 'application/json', 'X-Iris-Bff-Key': bffKey, ...more };
    const signal = AbortSignal.timeout(answerWithinMs);
    return fetch(url + path, { ...init, headers, signal, redirect: 'error' }).catch((cause: unknown) => {
      throw unavailable(cause);
    });
  }
}

function unexpected(path: string, { status }: Response): IrisError {
  return unavailable(new Error(`core-api answered ${path} with ${status}, or not in the agreed form`));
}

/** core-api is away: the client may try again in a second. */
export function unavailable(cause: unknown): IrisError {
  return new IrisError('unavailable', { retryAfterSeconds: 1, cause });
}
