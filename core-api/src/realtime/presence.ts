import type { Presence, PresenceStatus, ServerFrame, TenantId, UserId } from '@iris/contract';
import { realtimeTimings } from '@iris/contract';
import type { Clock } from '@iris/kit';
import type { Bus } from '../bus/bus.ts';
import { tenantTopic } from '../bus/topics.ts';
import type { TenantEvent } from '../bus/tenant-event.ts';

type Person = Omit<Presence, 'status'>;

/** A user who has a socket somewhere, or had one a moment ago. */
interface Present {
  readonly person: Person;
  sockets: number;
  /** What the user chose; online is what connecting means. */
  chosen: PresenceStatus;
  /** When the presence ends unless a heartbeat comes. */
  expiresAt: number;
}

/** A page that reloads is back within this time; leaving isn't told before. */
const leaveGraceMs = 4_000;

/** Who is there. Kept in memory, never in the database: entries end by themselves 45 s after the last heartbeat. */
export class PresenceBoard {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #tenants = new Map<TenantId, Map<UserId, Present>>();

  constructor(bus: Bus, clock: Clock) {
    this.#bus = bus;
    this.#clock = clock;
  }

  connected(tenantId: TenantId, person: Person): void {
    const people = this.#people(tenantId);
    const known = people.get(person.user_id);
    const present: Present = known ?? { person, sockets: 0, chosen: 'online', expiresAt: 0 };
    people.set(person.user_id, present);
    present.sockets += 1;
    this.seen(tenantId, person.user_id);
    if (!known) this.#tell(tenantId, person, present.chosen);
  }

  disconnected(tenantId: TenantId, userId: UserId): void {
    const present = this.#tenants.get(tenantId)?.get(userId);
    if (!present) return;
    present.sockets -= 1;
    if (present.sockets <= 0) present.expiresAt = this.#clock.now() + leaveGraceMs;
  }

  seen(tenantId: TenantId, userId: UserId): void {
    const present = this.#tenants.get(tenantId)?.get(userId);
    if (present) present.expiresAt = this.#clock.now() + realtimeTimings.presenceExpiresMs;
  }

  /** A team member's own choice; holds while it has a socket. Without one there is nobody to be present. */
  choose(tenantId: TenantId, userId: UserId, status: PresenceStatus): void {
    const present = this.#tenants.get(tenantId)?.get(userId);
    if (!present || present.chosen === status) return;
    present.chosen = status;
    this.#tell(tenantId, present.person, status);
  }

  /** What a backend says of a user of its own: without a socket it holds as long as a heartbeat would. */
  declare(tenantId: TenantId, person: Person, status: PresenceStatus): void {
    const people = this.#people(tenantId);
    if (!people.has(person.user_id)) {
      people.set(person.user_id, { person, sockets: 0, chosen: 'offline', expiresAt: 0 });
    }
    this.seen(tenantId, person.user_id);
    this.choose(tenantId, person.user_id, status);
  }

  /** Everyone of the tenant who is not offline. */
  list(tenantId: TenantId): Presence[] {
    return [...(this.#tenants.get(tenantId)?.values() ?? [])]
      .filter(({ chosen }) => chosen !== 'offline')
      .map(({ person, chosen }) => ({ ...person, status: chosen }));
  }

  /** Ends what has expired. */
  tick(): void {
    const now = this.#clock.now();
    for (const [tenantId, people] of this.#tenants) {
      for (const [userId, present] of people) {
        if (present.expiresAt > now) continue;
        people.delete(userId);
        if (present.chosen !== 'offline') this.#tell(tenantId, present.person, 'offline');
      }
      if (people.size === 0) this.#tenants.delete(tenantId);
    }
  }

  #people(tenantId: TenantId): Map<UserId, Present> {
    const people = this.#tenants.get(tenantId) ?? new Map<UserId, Present>();
    this.#tenants.set(tenantId, people);
    return people;
  }

  /** The team's presence is for everyone; a visitor's for the team alone. */
  #tell(tenantId: TenantId, person: Person, status: PresenceStatus): void {
    const frame: ServerFrame = { type: 'presence.changed', payload: { user_id: person.user_id, status } };
    const event: TenantEvent = { to: person.kind === 'operator' ? 'everyone' : 'team', frame };
    this.#bus.publish(tenantTopic(tenantId), event);
  }
}
