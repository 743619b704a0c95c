import type { Message, MessagePage } from '@iris/contract';
import { delayBefore } from './backoff.ts';
import type { Cancel, Environment } from './environment.ts';

export interface FeedOptions {
  readonly environment: Environment;
  /** Messages after `seq`, oldest first. @throws {IrisProblem} */
  readonly fetchAfter: (seq: number) => Promise<MessagePage>;
  /** New messages, each `seq` once and in order. */
  readonly onMessages: (messages: readonly Message[], historyFromSeq: number) => void;
}

/**
 * Turns a stream that may miss, repeat and reorder into one that doesn't (contract §7): known → drop,
 * next → apply, hole → fetch what is missing. The last number applied is all it remembers.
 */
export interface Feed {
  /** Begins after `seq`, which the history that is already shown ends with. */
  start(seq: number): void;
  /** A message that came by whatever way. */
  offer(message: Message): void;
  /** Somebody said that the channel has come to `seq`; whatever is missing until there is fetched. */
  announce(seq: number): void;
  /** What comes back from now on is for a conversation that nobody looks at any more. */
  stop(): void;
}

export function createFeed({ environment, fetchAfter, onMessages }: FeedOptions): Feed {
  let last: number | null = null;
  let head = 0;
  let historyFromSeq = 1;
  let isFilling = false;
  let isStopped = false;
  let attempt = 0;
  let cancelRetry: Cancel = () => {};

  function apply(messages: readonly Message[]) {
    if (isStopped) return;
    const fresh = messages.filter(({ seq }) => last !== null && seq > last).sort((a, b) => a.seq - b.seq);
    const newest = fresh.at(-1);
    if (newest === undefined) return;
    last = newest.seq;
    onMessages(fresh, historyFromSeq);
  }

  async function fillFrom(start: number) {
    for (let from = start; from < head;) {
      const page = await fetchAfter(from);
      historyFromSeq = page.history_from_seq;
      apply(page.data);
      // No progress: the head that was announced is gone (purged), or not yet visible where we asked.
      if (last === null || last <= from) return;
      from = last;
    }
  }

  async function fill() {
    if (isFilling || isStopped || last === null || last >= head) return;
    isFilling = true;
    cancelRetry();
    try {
      await fillFrom(last);
      attempt = 0;
    } catch {
      attempt += 1;
      cancelRetry = environment.after(delayBefore(attempt, environment.random), () => void fill());
    } finally {
      isFilling = false;
    }
  }

  return {
    start: (seq) => {
      last = seq;
      void fill();
    },
    offer: (message) => {
      head = Math.max(head, message.seq);
      if (last !== null && message.seq === last + 1) apply([message]);
      else void fill();
    },
    announce: (seq) => {
      head = Math.max(head, seq);
      void fill();
    },
    stop: () => {
      isStopped = true;
      cancelRetry();
    },
  };
}
