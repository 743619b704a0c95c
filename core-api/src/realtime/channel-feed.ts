/** How long a hole is waited for. What comes later than that, a client fetches for itself. */
export const holePatienceMs = 250;

interface Held<T> {
  readonly seq: number;
  readonly item: T;
  readonly since: number;
}

/**
 * Puts the events of one channel into the order of `seq` before they reach any socket. Commits of one channel are
 * ordered, but their announcements can overtake each other between nodes.
 * Before its first event a feed doesn't know where the channel stands: it begins wherever that event is.
 */
export class ChannelFeed<T> {
  #first = 0;
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

  /** Takes the message `seq`; answers what may be delivered now, in order. A repeated one is dropped. */
  take(seq: number, item: T, now: number): T[] {
    this.#lastEventAt = now;
    if (this.#announced === 0) this.#first = seq;
    const isNext = this.#announced === 0 || seq === this.#announced + 1;
    if (isNext) {
      this.#announced = seq;
      return [item, ...this.#release()];
    }
    // Older than the first one seen: nobody can say that it was delivered, and a client drops what it has.
    if (seq < this.#first) return [item];
    if (seq > this.#announced) this.#hold({ seq, item, since: now });
    return [];
  }

  /** Takes something about message `seq`: it waits until that message was handed out. */
  takeAfter(seq: number, item: T, now: number): T[] {
    this.#lastEventAt = now;
    if (!this.hasHeld || seq <= this.#announced) return [item];
    this.#hold({ seq: seq + 0.5, item, since: now });
    return [];
  }

  /** What has waited too long for a hole to close, in order. */
  giveUpOnHoles(now: number): T[] {
    const overdue = this.#held[0];
    if (overdue === undefined || now - overdue.since < holePatienceMs) return [];
    this.#announced = Math.max(this.#announced, Math.floor(overdue.seq));
    return this.#release();
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
      next && Math.floor(next.seq) <= this.#announced + 1;
      next = this.#held[0]
    ) {
      const isAboutLaterMessage = !Number.isInteger(next.seq) && Math.floor(next.seq) > this.#announced;
      if (isAboutLaterMessage) break;
      this.#held.shift();
      this.#announced = Math.max(this.#announced, Math.floor(next.seq));
      released.push(next.item);
    }
    return released;
  }
}
