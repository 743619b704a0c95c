/** A text that a client wrote. Every text of a round is another one, so it names its message wherever it shows up. */
export interface Sent {
  readonly at: number;
  readonly client: string;
  readonly channel: string;
  readonly text: string;
}

/** The answer that a post got: 201, or 200 where it was known already. */
export interface Acknowledged {
  readonly at: number;
  readonly client: string;
  readonly channel: string;
  readonly text: string;
  readonly seq: number;
}

/** A post that was answered otherwise, or not at all: then the status is 0. */
export interface Refused {
  readonly at: number;
  readonly client: string;
  readonly status: number;
}

/** A message that a client gave to its owner, after whatever it had to heal. */
export interface Delivered {
  readonly at: number;
  readonly client: string;
  readonly channel: string;
  readonly text: string;
  readonly seq: number;
}

/** A message's frame as it came over a socket, before the client did anything about it. */
export interface Framed {
  readonly at: number;
  readonly client: string;
  /** Counts the sockets of a client. */
  readonly socket: number;
  readonly channel: string;
  readonly seq: number;
}

/** Where a channel stood when a socket began to tell of it. */
export interface Greeted {
  readonly client: string;
  readonly socket: number;
  readonly channel: string;
  readonly head: number;
}

/** From when until when something was broken; in ms, of the clock of all that is recorded. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** All that the clients of a round saw, kept by the process that runs them and none that is killed. */
export interface History {
  /** Who follows a channel. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly sent: readonly Sent[];
  readonly acknowledged: readonly Acknowledged[];
  readonly refused: readonly Refused[];
  readonly delivered: readonly Delivered[];
  readonly greeted: readonly Greeted[];
  readonly framed: readonly Framed[];
  /** What a newcomer reads in the end: the whole of every channel. */
  readonly kept: readonly Omit<Delivered, 'at'>[];
}

/** A promise that was broken. */
export interface Violation {
  readonly kind: 'lost' | 'doubled' | 'reordered' | 'invented' | 'late' | 'stuck';
  /** For a person who looks for the reason. */
  readonly words: string;
}
