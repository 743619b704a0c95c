/** What went wrong between sending and hearing; healthy running has none of it. */
export interface Faults {
  /** Acknowledged, and not heard by one of its members. */
  readonly lost: number;
  /** Heard more often than once by the same member. */
  readonly doubled: number;
  /** Heard with another number than the next one of its room, or than it was acknowledged with. */
  readonly reordered: number;
  /** Heard in a room that it was not sent to, or never sent at all. */
  readonly invented: number;
}

interface Entry {
  readonly room: number;
  readonly dueAt: number;
  ackedSeq: number | undefined;
  isAcked: boolean;
  /** By member: how often it heard of it. */
  readonly heard: number[];
  /** By how many members it was heard. */
  heardBy: number;
  lastHeardAt: number;
}

/**
 * Every message that was sent, who acknowledged it, and who heard it: exactly once and in order is counted, not
 * believed. Rooms and members are numbers from 0, each room has as many members; messages are known by their number.
 */
export class Ledger {
  readonly #members: number;
  readonly #entries: Entry[] = [];
  /** By room and member: the number of the message that it heard last. */
  readonly #lastSeq: Uint32Array;
  #outstanding = 0;
  #doubled = 0;
  #reordered = 0;
  #invented = 0;

  constructor({ rooms, members }: { rooms: number; members: number }) {
    this.#members = members;
    this.#lastSeq = new Uint32Array(rooms * members);
  }

  /** How many were sent so far: the number that the next one gets. */
  get length(): number {
    return this.#entries.length;
  }

  /** Acknowledged ones that somebody did not hear yet. */
  get outstanding(): number {
    return this.#outstanding;
  }

  /** Notes a message before it leaves; `dueAt` is when it should have left. */
  sent(room: number, dueAt: number): number {
    const heard = Array.from({ length: this.#members }, () => 0);
    const entry = { room, dueAt, ackedSeq: undefined, isAcked: false, heard, heardBy: 0, lastHeardAt: 0 };
    return this.#entries.push(entry) - 1;
  }

  /** `seq` is the number that it got in its room; a service without such numbers tells none. */
  acked(index: number, seq?: number): void {
    const entry = this.#entries[index];
    if (!entry || entry.isAcked) return;
    entry.isAcked = true;
    entry.ackedSeq = seq;
    if (entry.heardBy < this.#members) this.#outstanding += 1;
  }

  heard(room: number, member: number, index: number, at: number, seq?: number): void {
    const entry = this.#entries[index];
    if (entry?.room !== room) return void (this.#invented += 1);
    const times = (entry.heard[member] ?? 0) + 1;
    entry.heard[member] = times;
    if (times > 1) return void (this.#doubled += 1);
    if (seq !== undefined) this.#follow(room, member, seq, entry);
    entry.heardBy += 1;
    entry.lastHeardAt = at;
    if (entry.heardBy === this.#members && entry.isAcked) this.#outstanding -= 1;
  }

  /** Milliseconds from due to heard by the last member, of the messages from that number on that all have heard. */
  latencies(from: number): number[] {
    return this.#entries
      .slice(from)
      .filter(({ heardBy }) => heardBy === this.#members)
      .map(({ dueAt, lastHeardAt }) => lastHeardAt - dueAt);
  }

  /** When the last member heard the last message. */
  lastHeardAt(from: number): number {
    return this.#entries.slice(from).reduce((last, { lastHeardAt }) => Math.max(last, lastHeardAt), 0);
  }

  /** All faults so far; call it when nothing is on its way any more. */
  faults(): Faults {
    return {
      lost: this.#outstanding,
      doubled: this.#doubled,
      reordered: this.#reordered,
      invented: this.#invented,
    };
  }

  #follow(room: number, member: number, seq: number, entry: Entry): void {
    const place = room * this.#members + member;
    const isNext = seq === (this.#lastSeq[place] ?? 0) + 1;
    if (!isNext || (entry.ackedSeq !== undefined && entry.ackedSeq !== seq)) this.#reordered += 1;
    this.#lastSeq[place] = Math.max(seq, this.#lastSeq[place] ?? 0);
  }
}
