import { type SessionId, tokenLifetimeSeconds } from '@iris/contract';
import type { Clock, Dispose, Logger } from '@iris/kit';
import type { Bus } from '../bus/bus.ts';
import { revokedSessionsTopic } from '../bus/topics.ts';
import type { Queryable } from '../db/in-tenant.ts';

export interface RevocationsParts {
  readonly db: Queryable;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The bus makes it immediate; whatever it loses, the next look into the database finds. */
const lookEveryMs = 5_000;
/** Each look reaches back so far, over clocks that differ and transactions that took their time. */
const lookBackMs = 60_000;
/** Whatever was revoked before that has no token left. */
const longestTokenMs = Math.max(...Object.values(tokenLifetimeSeconds)) * 1_000;

/**
 * The sessions that were revoked and whose tokens have not run out by themselves: in memory, so that every request can
 * ask.
 */
export class Revocations {
  readonly #parts: RevocationsParts;
  readonly #endOf = new Map<SessionId, number>();
  readonly #listeners = new Set<(sessionId: SessionId) => void>();
  readonly #stops: Dispose[];
  #isLooking = false;

  private constructor(parts: RevocationsParts) {
    this.#parts = parts;
    this.#stops = [
      parts.bus.subscribe(revokedSessionsTopic, ({ session_id, expires_at }) =>
        this.#add(session_id, Date.parse(expires_at)),
      ),
      // What was told while the bus was away.
      parts.bus.onConnection((isConnected) => void (isConnected && this.#look())),
      parts.clock.setInterval(() => {
        this.#forgetEnded();
        void this.#look();
      }, lookEveryMs),
    ];
  }

  /** Learns of all that were revoked before, then of each as it happens. */
  static async open(parts: RevocationsParts): Promise<Revocations> {
    const revocations = new Revocations(parts);
    try {
      await revocations.#load(new Date(parts.clock.now() - longestTokenMs - lookBackMs));
    } catch (error) {
      revocations.close();
      throw error;
    }
    return revocations;
  }

  has(sessionId: SessionId): boolean {
    return this.#endOf.has(sessionId);
  }

  /** Tells every node that a session was revoked. Call it after the commit that did it. */
  announce(sessionId: SessionId, expiresAt: Date): void {
    this.#parts.bus.publish(revokedSessionsTopic, {
      session_id: sessionId,
      expires_at: expiresAt.toISOString(),
    });
  }

  /** Calls `take` once for each session that is revoked from now on. */
  onRevoked(take: (sessionId: SessionId) => void): Dispose {
    this.#listeners.add(take);
    return () => void this.#listeners.delete(take);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #forgetEnded(): void {
    const now = this.#parts.clock.now();
    for (const [sessionId, end] of this.#endOf) if (end <= now) this.#endOf.delete(sessionId);
  }

  /** One at a time: looks into a database that is slow must not pile up in front of it. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#load(new Date(this.#parts.clock.now() - lookBackMs));
    } catch (err) {
      this.#parts.log.warn({ err }, 'revoked sessions not refreshed');
    } finally {
      this.#isLooking = false;
    }
  }

  async #load(since: Date): Promise<void> {
    const rows = await this.#parts.db.query<{ id: SessionId; expires_at: Date }>({
      name: 'revoked-sessions',
      text: 'select id, expires_at from revoked_sessions($1)',
      values: [since],
    });
    for (const { id, expires_at } of rows) this.#add(id, expires_at.getTime());
  }

  #add(sessionId: SessionId, end: number): void {
    if (this.#endOf.has(sessionId)) return;
    this.#endOf.set(sessionId, end);
    for (const take of this.#listeners) take(sessionId);
  }
}
