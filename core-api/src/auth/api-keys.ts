import { timingSafeEqual } from 'node:crypto';
import {
  type ApiKeyId,
  IrisError,
  type KeyType,
  type Scope,
  type TenantId,
  type UserId,
} from '@iris/contract';
import type { Clock, Dispose } from '@iris/kit';
import type { Bus } from '../bus/bus.ts';
import { apiKeysTopic } from '../bus/topics.ts';
import type { Queryable } from '../db/in-tenant.ts';
import { parseApiKey } from './api-key-text.ts';
import type { KeyCaller } from './caller.ts';

export interface ApiKeysParts {
  readonly db: Queryable;
  readonly bus: Bus;
  readonly clock: Clock;
  /** Hears of each key that was used. */
  readonly used: (caller: KeyCaller) => void;
}

interface KeyRow {
  readonly tenant_id: TenantId;
  readonly user_id: UserId;
  readonly key_type: KeyType;
  readonly scopes: readonly Scope[];
  readonly secret_hash: Buffer;
  readonly previous_hash: Buffer | null;
  readonly previous_expires_at: Date | null;
}

interface Kept {
  readonly row: Promise<KeyRow | undefined>;
  readonly until: number;
}

/** The bus tells at once of a key that was rotated or revoked; what it loses holds no longer than this. */
const keepMs = 2_000;
const keepAtMost = 10_000;

/** The API keys in use, in memory for a moment: a busy backend costs one look into the database each 2 s. */
export class ApiKeys {
  readonly #parts: ApiKeysParts;
  readonly #kept = new Map<ApiKeyId, Kept>();
  readonly #stopHearing: Dispose;

  constructor(parts: ApiKeysParts) {
    this.#parts = parts;
    this.#stopHearing = parts.bus.subscribe(apiKeysTopic, ({ key_id }) => void this.#kept.delete(key_id));
  }

  /**
   * Whom a key speaks for.
   * @throws {IrisError} `invalid_token`, which never says what is wrong with it
   */
  async authenticate(text: string): Promise<KeyCaller> {
    const key = parseApiKey(text);
    const row = key && (await this.#row(key.keyId));
    if (!row || key.keyType !== row.key_type || !this.#opens(row, key.secretHash)) {
      throw new IrisError('invalid_token', { message: 'The API key is not valid.' });
    }
    const caller: KeyCaller = {
      audience: 'key',
      keyId: key.keyId,
      tenantId: row.tenant_id,
      userId: row.user_id,
      scopes: row.scopes,
    };
    this.#parts.used(caller);
    return caller;
  }

  /** Tells every node that a key was rotated or revoked. Call it after the commit that did it. */
  announceChange(keyId: ApiKeyId): void {
    this.#parts.bus.publish(apiKeysTopic, { key_id: keyId });
  }

  close(): void {
    this.#stopHearing();
  }

  /** Hashes of equal length, compared in constant time. */
  #opens(row: KeyRow, hash: Buffer): boolean {
    const isCurrent = timingSafeEqual(row.secret_hash, hash);
    const isInGrace = (row.previous_expires_at?.getTime() ?? 0) > this.#parts.clock.now();
    const isPrevious = row.previous_hash !== null && timingSafeEqual(row.previous_hash, hash);
    return isCurrent || (isPrevious && isInGrace);
  }

  /** Many who ask at once cost one query. */
  #row(keyId: ApiKeyId): Promise<KeyRow | undefined> {
    const now = this.#parts.clock.now();
    const kept = this.#kept.get(keyId);
    if (kept && kept.until > now) return kept.row;
    const [oldest] = this.#kept.size >= keepAtMost ? this.#kept.keys() : [];
    if (oldest) this.#kept.delete(oldest);
    const row = this.#load(keyId);
    this.#kept.set(keyId, { row, until: now + keepMs });
    // Neither a failure nor an unknown key is kept: ids can be invented without end.
    const forget = () => void (this.#kept.get(keyId)?.row === row && this.#kept.delete(keyId));
    row.then((found) => found ?? forget(), forget);
    return row;
  }

  async #load(keyId: ApiKeyId): Promise<KeyRow | undefined> {
    const [row] = await this.#parts.db.query<KeyRow>({
      name: 'find-api-key',
      text: `select tenant_id, user_id, key_type, scopes, secret_hash, previous_hash, previous_expires_at
        from find_api_key($1)`,
      values: [keyId],
    });
    return row;
  }
}
