import { type ApiKeyId, isId, type KeyType } from '@iris/contract';
import { hashOfToken, newRandomToken } from './random-token.ts';

/** A fresh key: its text is shown once, its hash is stored. */
export interface NewApiKey {
  readonly text: string;
  readonly hash: Buffer;
}

/** What the text of a key says, checked in its form alone. */
export interface ApiKeyText {
  readonly keyId: ApiKeyId;
  readonly keyType: KeyType;
  readonly secretHash: Buffer;
}

const wordOf = { secret: 'iris_sk', publishable: 'iris_pub' } as const satisfies Record<KeyType, string>;

/** `iris_live` is how seed 000 writes a secret key (contract §3). */
const keyForm = /^iris_(sk|live|pub)_([0-9a-f-]{36})_([\w-]{43})$/;

/** What a key begins with: all of it but the secret. */
export const apiKeyPrefix = (keyType: KeyType, keyId: ApiKeyId): string => `${wordOf[keyType]}_${keyId}`;

/** A key with a secret of 256 random bits (contract §3). */
export function newApiKey(keyType: KeyType, keyId: ApiKeyId): NewApiKey {
  const { token, hash } = newRandomToken();
  return { text: `${apiKeyPrefix(keyType, keyId)}_${token}`, hash };
}

/** Whether a credential claims to be an API key, and so is never tried as a session token. */
export const isApiKeyText = (text: string): boolean => /^iris_(?:sk|live|pub)_/.test(text);

/** Undefined: no key of ours has this form. */
export function parseApiKey(text: string): ApiKeyText | undefined {
  const [, word, keyId, secret] = keyForm.exec(text) ?? [];
  if (!isId<'api-key'>(keyId) || secret === undefined) return undefined;
  return { keyId, keyType: word === 'pub' ? 'publishable' : 'secret', secretHash: hashOfToken(secret) };
}
