import type { ApiKey } from '@iris/contract';
import { apiKeyPrefix } from '../../auth/api-key-text.ts';
import type { ApiKeyRow } from './queries.ts';

export function presentApiKey(row: ApiKeyRow): ApiKey {
  return {
    key_id: row.id,
    name: row.name,
    key_type: row.key_type,
    key_prefix: apiKeyPrefix(row.key_type, row.id),
    scopes: row.scopes,
    user_id: row.user_id,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    previous_secret_expires_at: row.previous_expires_at?.toISOString() ?? null,
  };
}
