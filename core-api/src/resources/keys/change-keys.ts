import {
  type ApiKeyId,
  type BodyOf,
  IrisError,
  type IssuedApiKey,
  type routes,
  scopes,
} from '@iris/contract';
import { newId } from '@iris/kit';
import { newApiKey } from '../../auth/api-key-text.ts';
import type { ApiKeys } from '../../auth/api-keys.ts';
import type { TeamCaller } from '../../auth/caller.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { presentApiKey } from './present.ts';
import { insertApiKey, selectApiKey, updateApiKeyRevoked, updateApiKeySecret } from './queries.ts';

export interface KeyParts {
  readonly db: Db;
  readonly apiKeys: ApiKeys;
}

type Form = BodyOf<typeof routes.keys.create>;

/** Makes a key. Only this answer has its secret. @throws {IrisError} `validation_failed`: a publishable key has no scopes */
export async function createKey(
  { db }: KeyParts,
  caller: TeamCaller,
  form: Form,
  request: RequestFacts,
): Promise<IssuedApiKey> {
  const keyType = form.key_type;
  const granted = form.scopes ?? (keyType === 'secret' ? scopes : []);
  if (keyType === 'publishable' && granted.length > 0) {
    const details = [{ path: '/scopes', message: 'must be empty for a publishable key' }];
    throw new IrisError('validation_failed', { details });
  }
  const [id, userId] = [newId<'api-key'>(), newId<'user'>()];
  const { text, hash } = newApiKey(keyType, id);
  return inTenant(db, caller.tenantId, async (tx) => {
    const row = await insertApiKey(tx, {
      id,
      userId,
      name: form.name.trim(),
      keyType,
      scopes: granted,
      hash,
    });
    await audit(tx, caller, request, 'api_key.created', id, { key_type: keyType, scopes: granted });
    return { ...presentApiKey(row), secret: text };
  });
}

/** Gives a key a new secret; every node hears of it. @throws {IrisError} `not_found` */
export async function rotateKey(
  { db, apiKeys }: KeyParts,
  caller: TeamCaller,
  id: ApiKeyId,
  graceSeconds: number,
  request: RequestFacts,
): Promise<IssuedApiKey> {
  const rotated = await inTenant(db, caller.tenantId, async (tx) => {
    const key = await selectApiKey(tx, id);
    if (!key) throw new IrisError('not_found');
    const { text, hash } = newApiKey(key.key_type, id);
    const row = await updateApiKeySecret(tx, id, hash, graceSeconds);
    await audit(tx, caller, request, 'api_key.rotated', id, { grace_seconds: graceSeconds });
    return { ...presentApiKey(row), secret: text };
  });
  apiKeys.announceChange(id);
  return rotated;
}

/** Revokes a key: it fails at once, on every node. @throws {IrisError} `not_found` */
export async function revokeKey(
  { db, apiKeys }: KeyParts,
  caller: TeamCaller,
  id: ApiKeyId,
  request: RequestFacts,
): Promise<void> {
  await inTenant(db, caller.tenantId, async (tx) => {
    if (!(await updateApiKeyRevoked(tx, id))) throw new IrisError('not_found');
    await audit(tx, caller, request, 'api_key.revoked', id);
  });
  apiKeys.announceChange(id);
}

function audit(
  tx: Tx,
  { tenantId, userId }: TeamCaller,
  request: RequestFacts,
  action: string,
  id: ApiKeyId,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const actor = { tenantId, userId, kind: 'operator' } as const;
  return appendAudit(tx, actor, request, { action, target: ['api_key', id], details });
}
