/**
 * How long a hole is waited for: longer than a busy node takes between commit and announcement. What comes later than that,
 * a client fetches for itself.
 */
export const holePatienceMs = 1_000;

interface Held<T> {
  readonly seq: number;
  readonly item: T;
  readonly since: number;
}

/**
 * Puts the events of one channel into the order of `seq` before they reach any socket. Commits of one channel are
 * ordered, but their announcements can overtake each other between nodes.
 * It begins behind the head that somebody who follows the channel was told; where nobody knows one, wherever its first
 * event is.
 */
export class ChannelFeed<T> {
  /** What is older may have been delivered or not: nobody here can say. */
  #first = 0;
  /** Seq up to which nothing is waited for any more; undefined: it hasn't begun. */
  #last: number | undefined;
  #announced = 0;
  #held: Held<T>[] = [];
  #lastEventAt = 0;

  /** Seq of the newest message that was handed out; 0 before the first. */
  get announced(): number {
    return this.#announced;
  }

  get lastEventAt(): number {
    return this.#lastEventAt;
  }

  get hasHeld(): boolean {
    return this.#held.length > 0;
  }

  constructor(head?: number) {
    if (head !== undefined) this.#begin(head);
  }

  /** Takes the message `seq`; answers what may be delivered now, in order. A repeated one is dropped. */
  take(seq: number, item: T, now: number): T[] {
    this.#lastEventAt = now;
    const last = this.#last ?? this.#begin(seq - 1);
    if (seq === last + 1) {
      this.#handOut(seq);
      return [item, ...this.#release()];
    }
    // A client drops what it has.
    if (seq < this.#first) return [item];
    if (seq > last) this.#hold({ seq, item, since: now });
    return [];
  }

  /** Takes something about message `seq`: it waits until that message was handed out. */
  takeAfter(seq: number, item: T, now: number): T[] {
    this.#lastEventAt = now;
    if (!this.hasHeld || seq <= (this.#last ?? 0)) return [item];
    this.#hold({ seq: seq + 0.5, item, since: now });
    return [];
  }

  /** What has waited too long for a hole to close, in order. */
  giveUpOnHoles(now: number): T[] {
    const overdue = this.#held[0];
    if (overdue === undefined || now - overdue.since < holePatienceMs) return [];
    this.#handOut(Math.floor(overdue.seq));
    return this.#release();
  }

  #begin(head: number): number {
    this.#first = head + 1;
    this.#last = head;
    return head;
  }

  #handOut(seq: number): void {
    this.#last = Math.max(this.#last ?? 0, seq);
    this.#announced = this.#last;
  }

  #hold(held: Held<T>): void {
    if (this.#held.some(({ seq }) => seq === held.seq && Number.isInteger(seq))) return;
    this.#held.push(held);
    this.#held.sort((a, b) => a.seq - b.seq);
  }

  /** Hands out what follows the announced message without a hole. */
  #release(): T[] {
    const released: T[] = [];
    for (
      let next = this.#held[0];
      next && Math.floor(next.seq) <= (this.#last ?? 0) + 1;
      next = this.#held[0]
    ) {
      const isAboutLaterMessage = !Number.isInteger(next.seq) && Math.floor(next.seq) > (this.#last ?? 0);
      if (isAboutLaterMessage) break;
      this.#held.shift();
      this.#handOut(Math.floor(next.seq));
      released.push(next.item);
    }
    return released;
  }
}
