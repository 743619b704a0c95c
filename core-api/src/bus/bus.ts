import type { Dispose } from '@iris/kit';

/** Name of a topic, which knows what its events are. Tenant and kind stand in the name (promise 22). */
export interface Topic<Event> {
  readonly name: string;
  /** Whether something is such an event: what comes from another node may be of another version. */
  readonly check: (value: unknown) => value is Event;
}

/**
 * Carries events between the parts of a node and, with a server behind it, between nodes.
 * It only makes things fast: whatever it loses is still in PostgreSQL, and heads are re-announced from there.
 */
export interface Bus {
  /** Whether what is published reaches all nodes, and what they publish reaches this one. */
  readonly isConnected: boolean;
  /**
   * Hands `event` to every subscriber of `topic`, in the order of publishing: to those of this node before it returns, to
   * the others' while the bus is connected. Never throws for a subscriber's fault.
   */
  publish<Event>(topic: Topic<Event>, event: Event): void;
  /** Calls `take` for each later event of `topic`; the answer ends that. */
  subscribe<Event>(topic: Topic<Event>, take: (event: Event) => void): Dispose;
  /** Resolves once what was subscribed to so far is heard from all nodes, or the bus was lost over it. */
  settle(): Promise<void>;
  /** Whether what was published so far has left this node: false when the bus is away, or was lost over it. */
  delivered(): Promise<boolean>;
  /** Calls `take` whenever the connection is lost, or there (again). */
  onConnection(take: (isConnected: boolean) => void): Dispose;
  /** Ends it; what was published before is sent. */
  close(): Promise<void>;
}
