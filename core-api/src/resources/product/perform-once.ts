import { createHash } from 'node:crypto';
import { type Checker, checkerOf, idempotencyHeader, IrisError, type Route } from '@iris/contract';
import type { KeyCaller } from '../../auth/caller.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { claimRequest, selectClaimed, updateResult } from './queries.ts';

/** A request that may come again. */
export interface Repeatable {
  readonly route: Route;
  readonly caller: KeyCaller;
  readonly request: RequestFacts;
  /** What it asks for: its parameters and its body. */
  readonly input: object;
}

/** What became of an act. */
export interface Performed<T> {
  readonly result: T;
  /** Whether it was done before; then there is nothing to announce. */
  readonly isReplay: boolean;
}

/**
 * Does an act in one transaction, and once for each `Idempotency-Key` (contract §2), whoever repeats it, wherever and
 * when. The result is kept as JSON, so it may hold no token. A request that failed left nothing and may be tried again.
 * @throws {IrisError} `idempotency_mismatch`, `validation_failed` for a header that can't be a key
 */
export async function performOnce<T>(
  db: Db,
  repeatable: Repeatable,
  form: Checker<T>,
  act: (tx: Tx) => Promise<T>,
): Promise<Performed<T>> {
  const { caller, request } = repeatable;
  const idempotencyKey = idempotencyKeyOf(request);
  return inTenant(db, caller.tenantId, async (tx) => {
    if (idempotencyKey === undefined) return { result: await act(tx), isReplay: false };
    const claim = { keyId: caller.keyId, idempotencyKey, digest: digestOf(repeatable) };
    // Waits for whoever holds the same key in a transaction of its own.
    if (!(await claimRequest(tx, claim))) return { result: await recall(tx, claim, form), isReplay: true };
    const result = await act(tx);
    await updateResult(tx, claim, result);
    return { result, isReplay: false };
  });
}

/** The header's value, if there is one. @throws {IrisError} `validation_failed` */
export function idempotencyKeyOf(request: RequestFacts): string | undefined {
  const header = { 'Idempotency-Key': request.header('idempotency-key') };
  if (header['Idempotency-Key'] === undefined) return undefined;
  if (checkerOf(idempotencyHeader).check(header)) return header['Idempotency-Key'];
  const details = [{ path: 'Idempotency-Key', message: 'must have 1 to 255 visible ASCII characters' }];
  throw new IrisError('validation_failed', { details });
}

async function recall<T>(
  tx: Tx,
  claim: Parameters<typeof selectClaimed>[1] & { readonly digest: Buffer },
  form: Checker<T>,
): Promise<T> {
  const { request_digest, result } = await selectClaimed(tx, claim);
  if (!request_digest.equals(claim.digest)) throw new IrisError('idempotency_mismatch');
  if (!form.check(result)) throw new Error('A stored result has another form than its route');
  return result;
}

function digestOf({ route, input }: Repeatable): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([route.id, ordered(input)]))
    .digest();
}

/** A value with the keys of its objects in one order: bodies that say the same are the same. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, ordered(inner)]);
}
