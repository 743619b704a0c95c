/** How statements are shared. */
export interface GroupCommitOptions<Item, Result> {
  /** What an item must not be overtaken in: items of one lane are run in the order in which they came. */
  readonly laneOf: (item: Item) => string;
  /** Runs items as one statement and one commit; answers one result an item, in their order. Commits all or nothing. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Whether nothing is known to be wrong with any item: the database is out of reach, or stopped half-way. */
  readonly isNobodysFault: (error: unknown) => boolean;
  /** Told of each statement that came to an end, well or not. */
  readonly observe: (statement: Statement) => void;
}

/** What one statement was; times in seconds. */
export interface Statement {
  readonly items: number;
  /** How long the item that came first had waited for it. */
  readonly waited: number;
  readonly took: number;
}

interface Entry<Item, Result> {
  readonly item: Item;
  readonly cameAt: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Statements at a time: the rest of the pool's connections stay with everything else. */
const statementsAtMost = 4;
/** A subtransaction or a lock list longer than this is dearer than a second commit. */
const itemsAtMost = 64;

/**
 * Group commit: whatever waits at the same moment goes to the database together. A lone item leaves at once; nothing
 * waits for a timer, only for the statement before it. An item that fails fails alone: the others are run again without
 * it.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  /** By lane, oldest first: what may leave, and what waits for its lane's statement in flight. */
  readonly #ready = new Map<string, Entry<Item, Result>[]>();
  readonly #held = new Map<string, Entry<Item, Result>[]>();
  #inFlight = 0;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** Resolves once the item is committed. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const lane = this.#options.laneOf(item);
      const entry = { item, cameAt: performance.now(), resolve, reject };
      const waiting = this.#held.get(lane) ?? this.#ready.get(lane);
      if (waiting) waiting.push(entry);
      else this.#ready.set(lane, [entry]);
      this.#leave();
    });
  }

  #leave(): void {
    while (this.#inFlight < statementsAtMost && this.#ready.size > 0) void this.#commit(this.#take());
  }

  /** The oldest lanes' items, as many as one statement takes. */
  #take(): Map<string, Entry<Item, Result>[]> {
    const taken = new Map<string, Entry<Item, Result>[]>();
    let room = itemsAtMost;
    for (const [lane, waiting] of this.#ready) {
      if (room === 0) break;
      const leaving = waiting.splice(0, room);
      room -= leaving.length;
      taken.set(lane, leaving);
      this.#ready.delete(lane);
      this.#held.set(lane, waiting);
    }
    return taken;
  }

  async #commit(lanes: ReadonlyMap<string, readonly Entry<Item, Result>[]>): Promise<void> {
    this.#inFlight += 1;
    const isDone = await this.#run([...lanes.values()].flat());
    if (isDone) for (const lane of lanes.keys()) this.#release(lane);
    else await Promise.all([...lanes].map(([lane, entries]) => this.#runEach(lane, entries)));
    this.#inFlight -= 1;
    this.#leave();
  }

  #release(lane: string): void {
    const waiting = this.#held.get(lane) ?? [];
    this.#held.delete(lane);
    if (waiting.length > 0) this.#ready.set(lane, waiting);
  }

  /** Whether every entry has its answer; else none was committed, and one of several is to blame. */
  async #run(entries: readonly Entry<Item, Result>[]): Promise<boolean> {
    try {
      const results = await this.#timed(entries);
      for (const [index, { resolve, reject }] of entries.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('a statement answered too few rows'));
        else resolve(result);
      }
      return true;
    } catch (error) {
      if (entries.length > 1 && !this.#options.isNobodysFault(error)) return false;
      for (const { reject } of entries) reject(error);
      return true;
    }
  }

  async #timed(entries: readonly Entry<Item, Result>[]): Promise<readonly Result[]> {
    const startedAt = performance.now();
    try {
      return await this.#options.run(entries.map(({ item }) => item));
    } finally {
      const waited = startedAt - Math.min(...entries.map(({ cameAt }) => cameAt));
      const took = performance.now() - startedAt;
      this.#options.observe({ items: entries.length, waited: waited / 1_000, took: took / 1_000 });
    }
  }

  /** Its lane goes on once these are done, however long the others of their statement take. */
  async #runEach(lane: string, entries: readonly Entry<Item, Result>[]): Promise<void> {
    for (const entry of entries) await this.#run([entry]);
    this.#release(lane);
    this.#leave();
  }
}
