import type { DraftId, Message } from '@iris/contract';
import { delayBefore } from './backoff.ts';
import type { Cancel, Environment } from './environment.ts';
import { IrisProblem, type ProblemCode } from './problem.ts';
import type { NewMessage } from './rest.ts';
import { isFields } from './shapes.ts';

/**
 * A message that the server hasn't acknowledged. `sending`: on its way; `waiting`: kept for when the service
 * can be reached again, tried by itself; `failed`: refused for good, only the visitor can try again.
 */
export interface OutboxEntry {
  readonly client_message_id: string;
  readonly content: string;
  /** The draft that it is, as it was or edited; null or absent for somebody's own words. */
  readonly draft_id?: DraftId | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly status: 'sending' | 'waiting' | 'failed';
  /** Why it failed; null otherwise. */
  readonly code: ProblemCode | null;
}

export interface OutboxOptions {
  readonly environment: Environment;
  /** The key in page storage: what is unsent survives a reload, and only that. */
  readonly key: string;
  /** @throws {IrisProblem} */
  readonly post: (message: NewMessage) => Promise<Message>;
  readonly onChange: (entries: readonly OutboxEntry[]) => void;
  readonly onSent: (message: Message) => void;
}

/** Sends one message after the other, in the order written, until each is acknowledged or refused for good. */
export interface Outbox {
  readonly entries: readonly OutboxEntry[];
  add(content: string, draftId?: DraftId | null): void;
  /** Tries a failed message again, as the same message; one whose draft can't be used goes as somebody's own words. */
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  /** Something says that the server is there: don't wait any longer. */
  flush(): void;
  /** The message came back from the server by another way than as the answer to its post. */
  acknowledge(clientMessageId: string): void;
  clear(): void;
  /** Stops sending; what is stored stays for the next page. */
  stop(): void;
}

/** After so many answers that our side failed, the visitor is told instead of waiting on. */
const mostServerFailures = 5;

export function createOutbox({ environment, key, post, onChange, onSent }: OutboxOptions): Outbox {
  let entries: readonly OutboxEntry[] = restore(environment.page.get(key));
  let isSending = false;
  let isStopped = false;
  let attempt = 0;
  let serverFailures = 0;
  let cancelRetry: Cancel = () => {};

  function replace(next: readonly OutboxEntry[]) {
    entries = next;
    if (next.length === 0) environment.page.delete(key);
    else environment.page.set(key, JSON.stringify(next));
    onChange(next);
  }

  function mark(clientMessageId: string, status: OutboxEntry['status'], code: ProblemCode | null = null) {
    replace(
      entries.map((entry) =>
        entry.client_message_id === clientMessageId ? { ...entry, status, code } : entry,
      ),
    );
  }

  function remove(clientMessageId: string) {
    if (entries.some((entry) => entry.client_message_id === clientMessageId))
      replace(entries.filter((entry) => entry.client_message_id !== clientMessageId));
  }

  const next = () => entries.find(({ status }) => status !== 'failed');

  async function send() {
    if (isSending || isStopped) return;
    isSending = true;
    cancelRetry();
    for (let entry = next(); entry !== undefined; entry = next()) {
      const { client_message_id, content, draft_id } = entry;
      try {
        mark(client_message_id, 'sending');
        const message = await post({ client_message_id, content, ...(draft_id && { draft_id }) });
        attempt = 0;
        serverFailures = 0;
        // First the message, then the removal: for no moment is the text in neither place.
        onSent(message);
        remove(client_message_id);
        if (isStopped) break;
      } catch (problem) {
        if (isStopped || failed(client_message_id, problem)) break;
      }
    }
    isSending = false;
  }

  /** Returns whether sending has to pause. A message that was refused doesn't hold up those behind it. */
  function failed(clientMessageId: string, problem: unknown): boolean {
    const known =
      problem instanceof IrisProblem ? problem : new IrisProblem('unreachable', 0, { cause: problem });
    if (known.isAuthentication) {
      // Not the message's fault: it goes out as soon as somebody is logged in again and flushes.
      mark(clientMessageId, 'waiting');
      return true;
    }
    if (known.status === 500) serverFailures += 1;
    if (!known.isTransient || serverFailures >= mostServerFailures) {
      serverFailures = 0;
      mark(clientMessageId, 'failed', known.code);
      return false;
    }
    attempt += 1;
    mark(clientMessageId, 'waiting');
    const delayMs = (known.retryAfterMs ?? 0) + delayBefore(attempt, environment.random);
    cancelRetry = environment.after(delayMs, () => void send());
    return true;
  }

  return {
    get entries() {
      return entries;
    },
    add: (content, draftId = null) => {
      const written = { content, draft_id: draftId, createdAt: environment.now() };
      const entry = { client_message_id: environment.newId(), ...written };
      replace([...entries, { ...entry, status: 'sending', code: null }]);
      void send();
    },
    retry: (clientMessageId) => {
      replace(
        entries.map((entry) => (entry.client_message_id === clientMessageId ? triedAgain(entry) : entry)),
      );
      void send();
    },
    discard: remove,
    flush: () => void send(),
    acknowledge: remove,
    clear: () => {
      cancelRetry();
      replace([]);
    },
    stop: () => {
      isStopped = true;
      cancelRetry();
    },
  };
}

/** A draft is used once: with one that is spent, or not there any more, a message would be refused for ever. */
function triedAgain(entry: OutboxEntry): OutboxEntry {
  const isDraftRefused = entry.code === 'conflict' || entry.code === 'not_found';
  return { ...entry, ...(isDraftRefused && { draft_id: null }), status: 'sending', code: null };
}

function isEntry(value: unknown): value is OutboxEntry {
  return (
    isFields(value) &&
    typeof value['client_message_id'] === 'string' &&
    typeof value['content'] === 'string' &&
    typeof value['createdAt'] === 'number'
  );
}

/** What an earlier page left unsent; a refused message stays refused. */
function restore(text: string | null): readonly OutboxEntry[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(value)) return [];
    return value
      .filter(isEntry)
      .map((entry) => (entry.status === 'failed' ? entry : { ...entry, status: 'waiting' }));
  } catch {
    return [];
  }
}
