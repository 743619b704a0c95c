import type { Presence, PresenceStatus, TenantId, UserId } from '@iris/contract';
import { realtimeTimings } from '@iris/contract';
import { type Clock, type Dispose, newId } from '@iris/kit';
import type { Bus } from '../bus/bus.ts';
import type { TenantEvent } from '../bus/tenant-event.ts';
import { type PresenceEntry, presenceTopic } from '../bus/topics.ts';
import { NodeWatch } from './node-watch.ts';

type Person = Omit<Presence, 'status'>;

/** A user who has a socket somewhere, or had one a moment ago. */
interface Present {
  readonly tenantId: TenantId;
  readonly person: Person;
  /** How many it has here. */
  sockets: number;
  /** When its presence here ends unless a heartbeat comes; 0: it isn't here. */
  expiresAt: number;
  /** The nodes that say it is there, with the time until which that is believed; an empty map would take 0.3 KB. */
  elsewhere: Map<string, number> | undefined;
  /** What the user chose last; online is what connecting means. */
  chosen: PresenceStatus;
  chosenAt: number;
  /** What the sockets here were told. */
  shown: PresenceStatus;
  toldAt: number;
}

/** A page that reloads is back within this time; leaving isn't told before. */
const leaveGraceMs = 4_000;
/** Who is here is told of again after this time, so that a node which lost it learns. */
const tellAgainMs = 20_000;
const believeMs = realtimeTimings.presenceExpiresMs;
/** Names and addresses of pictures are long: keeps an event below what a bus carries at once. */
const toldAtOnce = 200;

/**
 * Who is there, on all nodes. Kept in memory, never in the database. Each node knows first hand who is on it and tells
 * the others; each tells its own sockets what changes for them by that. Entries end by themselves 45 s after the last
 * heartbeat, and those of a node that died when it has been silent for a while.
 */
export class PresenceBoard {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #tellHere: (tenantId: TenantId, event: TenantEvent) => void;
  readonly #nodeId = newId();
  readonly #tenants = new Map<TenantId, Map<UserId, Present>>();
  readonly #changed = new Set<Present>();
  readonly #nodes: NodeWatch;
  #mustAsk = true;
  readonly #stops: readonly Dispose[];

  constructor(bus: Bus, clock: Clock, tellHere: (tenantId: TenantId, event: TenantEvent) => void) {
    this.#bus = bus;
    this.#clock = clock;
    this.#tellHere = tellHere;
    this.#nodes = new NodeWatch(clock);
    this.#stops = [
      bus.subscribe(presenceTopic, ({ node_id, people, asks_all }) => {
        if (node_id === this.#nodeId) return;
        this.#nodes.heard(node_id);
        for (const entry of people) this.#hear(node_id, entry);
        if (asks_all) for (const present of this.#all()) if (isHere(present)) this.#changed.add(present);
      }),
      bus.onConnection((isConnected) => (this.#mustAsk ||= isConnected)),
    ];
  }

  connected(tenantId: TenantId, person: Person): void {
    const present = this.#entry(tenantId, person, 'online');
    present.sockets += 1;
    this.#comes(present);
  }

  disconnected(tenantId: TenantId, userId: UserId): void {
    const present = this.#tenants.get(tenantId)?.get(userId);
    if (!present || present.sockets === 0) return;
    present.sockets -= 1;
    if (present.sockets === 0) present.expiresAt = this.#clock.now() + leaveGraceMs;
  }

  seen(tenantId: TenantId, userId: UserId): void {
    const present = this.#tenants.get(tenantId)?.get(userId);
    if (present && isHere(present)) present.expiresAt = this.#clock.now() + realtimeTimings.presenceExpiresMs;
  }

  /** A team member's own choice; holds while it has a socket. Without one there is nobody to be present. */
  choose(tenantId: TenantId, userId: UserId, status: PresenceStatus): void {
    const present = this.#tenants.get(tenantId)?.get(userId);
    if (!present || present.chosen === status) return;
    present.chosen = status;
    present.chosenAt = this.#clock.now();
    this.#changed.add(present);
    this.#show(present);
  }

  /** What a backend says of a user of its own: without a socket it holds as long as a heartbeat would. */
  declare(tenantId: TenantId, person: Person, status: PresenceStatus): void {
    this.#comes(this.#entry(tenantId, person, 'offline'));
    this.choose(tenantId, person.user_id, status);
  }

  /** Everyone of the tenant who is not offline. */
  list(tenantId: TenantId): Presence[] {
    return [...(this.#tenants.get(tenantId)?.values() ?? [])]
      .filter(({ shown }) => shown !== 'offline')
      .map(({ person, shown }) => ({ ...person, status: shown }));
  }

  /** Tells the other nodes what changed here. While the bus is away that waits. */
  tick(): void {
    if (!this.#bus.isConnected) return;
    const people = [...this.#changed].map((present) => this.#told(present));
    this.#changed.clear();
    for (let from = 0; from < people.length; from += toldAtOnce)
      this.#publish(people.slice(from, from + toldAtOnce));
    if (this.#mustAsk || this.#nodes.mustTell()) this.#publish([]);
  }

  /** Ends what has expired: here, and where a node says nothing more. */
  sweep(): void {
    const now = this.#clock.now();
    const dead = this.#nodes.takeDead();
    // Everyone, each second: `for … of` makes an object a step.
    this.#tenants.forEach((people) => people.forEach((present) => this.#sweepOne(present, now, dead)));
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  *#all(): Iterable<Present> {
    for (const people of this.#tenants.values()) yield* people.values();
  }

  #sweepOne(present: Present, now: number, dead: ReadonlySet<string>): void {
    if (isHere(present) && present.expiresAt <= now) this.#leaves(present);
    else if (isHere(present) && now - present.toldAt >= tellAgainMs) this.#changed.add(present);
    present.elsewhere?.forEach((until, nodeId, elsewhere) => {
      if (until <= now || dead.has(nodeId)) elsewhere.delete(nodeId);
    });
    this.#show(present);
  }

  #comes(present: Present): void {
    if (!isHere(present)) this.#changed.add(present);
    present.expiresAt = this.#clock.now() + realtimeTimings.presenceExpiresMs;
    this.#show(present);
  }

  #leaves(present: Present): void {
    present.expiresAt = 0;
    this.#changed.add(present);
  }

  #entry(tenantId: TenantId, person: Person, chosen: PresenceStatus): Present {
    const people = this.#tenants.get(tenantId) ?? new Map<UserId, Present>();
    this.#tenants.set(tenantId, people);
    const known = people.get(person.user_id);
    if (known) return known;
    const present: Present = {
      tenantId,
      person,
      sockets: 0,
      expiresAt: 0,
      elsewhere: undefined,
      chosen,
      chosenAt: 0,
      shown: 'offline',
      toldAt: 0,
    };
    people.set(person.user_id, present);
    return present;
  }

  #hear(
    nodeId: string,
    { tenant_id, person: { status, ...person }, is_here, chosen_at }: PresenceEntry,
  ): void {
    const isKnown = this.#tenants.get(tenant_id)?.has(person.user_id) ?? false;
    if (!is_here && !isKnown) return;
    const present = this.#entry(tenant_id, person, status);
    if (is_here) (present.elsewhere ??= new Map()).set(nodeId, this.#clock.now() + believeMs);
    else present.elsewhere?.delete(nodeId);
    if (chosen_at > present.chosenAt) {
      present.chosen = status;
      present.chosenAt = chosen_at;
    }
    this.#show(present);
  }

  /** Tells the sockets here how somebody stands now, if they don't know; and forgets who is nowhere. */
  #show(present: Present): void {
    const isAnywhere = isHere(present) || (present.elsewhere?.size ?? 0) > 0;
    const status = isAnywhere ? present.chosen : 'offline';
    if (!isAnywhere) this.#forget(present);
    if (status === present.shown) return;
    present.shown = status;
    const { tenantId, person } = present;
    // The team's presence is for everyone; a visitor's for the team alone.
    this.#tellHere(tenantId, {
      to: person.kind === 'operator' ? 'everyone' : 'team',
      frame: { type: 'presence.changed', payload: { user_id: person.user_id, status } },
    });
  }

  #forget({ tenantId, person }: Present): void {
    const people = this.#tenants.get(tenantId);
    people?.delete(person.user_id);
    if (people?.size === 0) this.#tenants.delete(tenantId);
  }

  #told(present: Present): PresenceEntry {
    present.toldAt = this.#clock.now();
    const { tenantId, person, chosen, chosenAt } = present;
    return {
      tenant_id: tenantId,
      person: { ...person, status: chosen },
      is_here: isHere(present),
      chosen_at: chosenAt,
    };
  }

  #publish(people: PresenceEntry[]): void {
    this.#bus.publish(presenceTopic, { node_id: this.#nodeId, people, asks_all: this.#mustAsk });
    this.#mustAsk = false;
    this.#nodes.told();
  }
}

const isHere = ({ expiresAt }: Present): boolean => expiresAt > 0;
