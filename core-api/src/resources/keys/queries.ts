import type { ApiKeyId, KeyType, Scope, TenantId, UserId } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';

export interface ApiKeyRow {
  readonly id: ApiKeyId;
  readonly user_id: UserId;
  readonly name: string;
  readonly key_type: KeyType;
  readonly scopes: Scope[];
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly previous_expires_at: Date | null;
}

const columns = `id, user_id, name, key_type, scopes, created_at, last_used_at,
  case when previous_expires_at > now() then previous_expires_at end as previous_expires_at`;

export interface NewKey {
  readonly id: ApiKeyId;
  readonly userId: UserId;
  readonly name: string;
  readonly keyType: KeyType;
  readonly scopes: readonly Scope[];
  readonly hash: Buffer;
}

/** The key, and the user that it acts as. */
export async function insertApiKey(tx: Tx, key: NewKey): Promise<ApiKeyRow> {
  await tx.query({
    text: `insert into users (tenant_id, id, kind, display_name) values (current_tenant(), $1, 'system', $2)`,
    values: [key.userId, key.name],
  });
  return tx.queryOne<ApiKeyRow>({
    text: `insert into api_keys (tenant_id, id, user_id, name, key_type, scopes, secret_hash)
      values (current_tenant(), $1, $2, $3, $4, $5, $6) returning ${columns}`,
    values: [key.id, key.userId, key.name, key.keyType, key.scopes, key.hash],
  });
}

/** The keys that work, newest first. */
export function selectApiKeys(tx: Tx): Promise<ApiKeyRow[]> {
  return tx.query<ApiKeyRow>({
    text: `select ${columns} from api_keys
      where tenant_id = current_tenant() and revoked_at is null order by created_at desc, id desc`,
  });
}

/** Undefined: there is no such key, or no longer. */
export async function selectApiKey(tx: Tx, id: ApiKeyId): Promise<ApiKeyRow | undefined> {
  const [row] = await tx.query<ApiKeyRow>({
    name: 'api-key',
    text: `select ${columns} from api_keys where tenant_id = current_tenant() and id = $1 and revoked_at is null`,
    values: [id],
  });
  return row;
}

/** A key as it sees itself, in one round trip (migration 0360). Undefined: it was revoked. */
export async function callCurrentKey(
  db: Queryable,
  tenantId: TenantId,
  id: ApiKeyId,
): Promise<ApiKeyRow | undefined> {
  const [row] = await db.query<ApiKeyRow>({
    name: 'current-key',
    text: `select id, user_id, name, key_type, scopes, created_at, last_used_at, previous_expires_at
      from current_key($1, $2)`,
    values: [tenantId, id],
  });
  return row;
}

/** Puts a new secret in place; the one before works on for the grace, if there is any. */
export function updateApiKeySecret(
  tx: Tx,
  id: ApiKeyId,
  hash: Buffer,
  graceSeconds: number,
): Promise<ApiKeyRow> {
  return tx.queryOne<ApiKeyRow>({
    text: `update api_keys set secret_hash = $2,
        previous_hash = case when $3 > 0 then secret_hash end,
        previous_expires_at = case when $3 > 0 then now() + make_interval(secs => $3) end
      where tenant_id = current_tenant() and id = $1 returning ${columns}`,
    values: [id, hash, graceSeconds],
  });
}

/** Whether there was such a key to revoke. */
export async function updateApiKeyRevoked(tx: Tx, id: ApiKeyId): Promise<boolean> {
  const rows = await tx.query({
    text: `update api_keys set revoked_at = now()
      where tenant_id = current_tenant() and id = $1 and revoked_at is null returning id`,
    values: [id],
  });
  return rows.length === 1;
}
