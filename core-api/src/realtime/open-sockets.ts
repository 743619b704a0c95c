import type { UserId } from '@iris/contract';
import { type Clock, type Dispose, newId } from '@iris/kit';
import type { Bus } from '../bus/bus.ts';
import { openSocketsTopic } from '../bus/topics.ts';

/** Whoever has sockets is told of again after this time, so that a node which came later, or lost it, learns. */
const tellAgainMs = 20_000;
/** A node that was silent about somebody for so long has died, and its sockets with it. */
const believeMs = 45_000;
/** Keeps an event well below what a bus carries at once. */
const toldAtOnce = 1_000;

/** How many sockets each user has open: here by the socket, on other nodes as far as they told. */
export class OpenSockets {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #nodeId = newId();
  /** The longest untold first. */
  readonly #here = new Map<UserId, { open: number; toldAt: number }>();
  readonly #changed = new Set<UserId>();
  /** By node; the longest unheard first. */
  readonly #elsewhere = new Map<string, Map<UserId, { open: number; heardAt: number }>>();
  readonly #stopHearing: Dispose;

  constructor(bus: Bus, clock: Clock) {
    this.#bus = bus;
    this.#clock = clock;
    this.#stopHearing = bus.subscribe(openSocketsTopic, ({ node_id, users }) => {
      if (node_id !== this.#nodeId) for (const { user_id, open } of users) this.#hear(node_id, user_id, open);
    });
  }

  of(userId: UserId): number {
    let count = this.#here.get(userId)?.open ?? 0;
    for (const users of this.#elsewhere.values()) count += users.get(userId)?.open ?? 0;
    return count;
  }

  opened(userId: UserId): void {
    const known = this.#here.get(userId);
    if (known) known.open += 1;
    else this.#here.set(userId, { open: 1, toldAt: this.#clock.now() });
    this.#changed.add(userId);
  }

  closed(userId: UserId): void {
    const known = this.#here.get(userId);
    if (!known) return;
    known.open -= 1;
    this.#changed.add(userId);
  }

  /** Tells the other nodes what they don't know yet or any more, and forgets those that no longer tell. */
  tick(): void {
    const now = this.#clock.now();
    for (const [nodeId, users] of this.#elsewhere) this.#forget(nodeId, users, now);
    // What can't be told now waits.
    if (!this.#bus.isConnected) return;
    for (const [userId, { toldAt }] of this.#here) {
      if (now - toldAt < tellAgainMs) break;
      this.#changed.add(userId);
    }
    this.#tell([...this.#changed]);
  }

  /** Tells that nobody has a socket here any more: whoever had comes back to another node at once. */
  close(): void {
    const users = [...this.#here.keys(), ...this.#changed];
    this.#here.clear();
    this.#tell(users);
    this.#stopHearing();
  }

  #tell(userIds: readonly UserId[]): void {
    this.#changed.clear();
    const users = userIds.map((userId) => ({ user_id: userId, open: this.#toldOf(userId) }));
    for (let from = 0; from < users.length; from += toldAtOnce) {
      this.#bus.publish(openSocketsTopic, {
        node_id: this.#nodeId,
        users: users.slice(from, from + toldAtOnce),
      });
    }
  }

  #toldOf(userId: UserId): number {
    const open = this.#here.get(userId)?.open ?? 0;
    this.#here.delete(userId);
    if (open > 0) this.#here.set(userId, { open, toldAt: this.#clock.now() });
    return open;
  }

  #hear(nodeId: string, userId: UserId, open: number): void {
    const users = this.#elsewhere.get(nodeId) ?? new Map<UserId, { open: number; heardAt: number }>();
    this.#elsewhere.set(nodeId, users);
    users.delete(userId);
    if (open > 0) users.set(userId, { open, heardAt: this.#clock.now() });
  }

  #forget(nodeId: string, users: Map<UserId, { heardAt: number }>, now: number): void {
    for (const [userId, { heardAt }] of users) {
      if (now - heardAt < believeMs) return;
      users.delete(userId);
    }
    this.#elsewhere.delete(nodeId);
  }
}
