import type { ApiKey, ApiKeyId, IssuedApiKey, KeyType, Scope } from '@iris/contract';
import { dataOf, type Guard, isFields, isListOf, nothing } from '@iris/client';
import type { Send } from './send.ts';

export interface NewKey {
  readonly name: string;
  readonly key_type: KeyType;
  readonly scopes: readonly Scope[];
}

/** The calls about API keys. Each throws an `IrisProblem`. */
export interface KeyCalls {
  list(): Promise<readonly ApiKey[]>;
  /** The one answer that shows the secret. */
  create(key: NewKey): Promise<IssuedApiKey>;
  /** A new secret; the one before works on for so many seconds. */
  rotate(keyId: ApiKeyId, graceSeconds: number): Promise<IssuedApiKey>;
  revoke(keyId: ApiKeyId): Promise<void>;
}

const path = '/api/v1/admin/keys';

export function createKeyCalls(send: Send): KeyCalls {
  return {
    list: async () => (await send({ method: 'GET', path, answer: dataOf(isListOf(isApiKey)) })).data,
    create: async (body) => (await send({ method: 'POST', path, body, answer: dataOf(isIssuedKey) })).data,
    rotate: async (keyId, graceSeconds) => {
      const body = { grace_seconds: graceSeconds };
      const answer = dataOf(isIssuedKey);
      return (await send({ method: 'POST', path: `${path}/${keyId}/rotate`, body, answer })).data;
    },
    revoke: async (keyId) => {
      await send({ method: 'DELETE', path: `${path}/${keyId}`, answer: nothing });
    },
  };
}

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

const isApiKey: Guard<ApiKey> = (value): value is ApiKey =>
  isFields(value) &&
  typeof value['key_id'] === 'string' &&
  typeof value['name'] === 'string' &&
  typeof value['key_type'] === 'string' &&
  typeof value['key_prefix'] === 'string' &&
  Array.isArray(value['scopes']) &&
  typeof value['created_at'] === 'string' &&
  isTextOrNull(value['last_used_at']) &&
  isTextOrNull(value['previous_secret_expires_at']);

const isIssuedKey: Guard<IssuedApiKey> = (value): value is IssuedApiKey =>
  isApiKey(value) && 'secret' in value && typeof value.secret === 'string';
