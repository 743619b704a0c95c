import type { ApiKeyId } from '@iris/contract';
import type { Clock, Logger } from '@iris/kit';
import { inTenant } from '../db/in-tenant.ts';
import type { Db } from '../db/pool.ts';
import type { KeyCaller } from './caller.ts';

const everyMs = 60_000;
const rememberAtMost = 10_000;

/** Notes when a key was last used, beside the requests and never in their way: at most once a minute a key. */
export class ApiKeyUse {
  readonly #parts: { readonly db: Db; readonly clock: Clock; readonly log: Logger };
  readonly #notedAt = new Map<ApiKeyId, number>();
  readonly #writing = new Set<Promise<void>>();

  constructor(parts: { readonly db: Db; readonly clock: Clock; readonly log: Logger }) {
    this.#parts = parts;
  }

  note(caller: KeyCaller): void {
    const now = this.#parts.clock.now();
    if (now - (this.#notedAt.get(caller.keyId) ?? -everyMs) < everyMs) return;
    if (this.#notedAt.size >= rememberAtMost) this.#notedAt.clear();
    this.#notedAt.set(caller.keyId, now);
    const writing: Promise<void> = this.#write(caller).finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #write({ tenantId, keyId }: KeyCaller): Promise<void> {
    try {
      await inTenant(this.#parts.db, tenantId, (tx) =>
        tx.query({
          // Another node may have noted it within the minute.
          text: `update api_keys set last_used_at = now() where tenant_id = current_tenant() and id = $1
            and (last_used_at is null or last_used_at <= now() - interval '1 minute')`,
          values: [keyId],
        }),
      );
    } catch (err) {
      this.#parts.log.warn({ err }, 'the use of a key was not noted');
    }
  }
}
