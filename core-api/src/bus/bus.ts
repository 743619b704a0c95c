/** Name of a topic, which knows what its events are. Tenant and kind stand in the name (promise 22). */
export interface Topic<Event> {
  readonly name: string;
  /** Never there: it only carries the type. */
  readonly event?: Event;
}

/**
 * Carries events between the parts of a node and, with a server behind it, between nodes.
 * It only makes things fast: whatever it loses is still in PostgreSQL, and heads are re-announced from there.
 */
export interface Bus {
  /** Hands `event` to every subscriber of `topic`, in the order of publishing. Never throws for a subscriber's fault. */
  publish<Event>(topic: Topic<Event>, event: Event): void;
  /** Calls `take` for each later event of `topic`; the answer ends that. */
  subscribe<Event>(topic: Topic<Event>, take: (event: Event) => void): () => void;
}
