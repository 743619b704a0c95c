import type { Conversation } from '../conversation/conversation.ts';
import type { ConversationState } from '../state/conversation-state.ts';

/** A conversation in a test's hands: it shows what the test says and remembers what it was asked to do. */
export interface FakeConversation extends Conversation {
  /** Each call with its arguments, in order. */
  readonly calls: readonly (readonly unknown[])[];
  set(change: Partial<ConversationState>): void;
}

export function fakeConversation(initial: ConversationState, draft = ''): FakeConversation {
  const calls: (readonly unknown[])[] = [];
  const listeners = new Set<() => void>();
  let state = initial;
  const note =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args]);
  return {
    get state() {
      return state;
    },
    calls,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readDraft: () => draft,
    start: note('start'),
    send: note('send'),
    retry: note('retry'),
    discard: note('discard'),
    loadLatest: note('loadLatest'),
    loadOlder: note('loadOlder'),
    typed: note('typed'),
    stoppedTyping: note('stoppedTyping'),
    keepDraft: note('keepDraft'),
    setVisible: note('setVisible'),
    identify: note('identify'),
    logout: async () => note('logout')(),
  };
}
