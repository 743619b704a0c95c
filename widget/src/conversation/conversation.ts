import type { Message } from '@iris/contract';
import type { findNativeHost, joinNativeHost } from '../host/native-host.ts';
import type { ConversationState } from '../state/conversation-state.ts';

/** What the launcher and the elements can do with a conversation; they see its state and nothing behind it. */
export interface Conversation {
  readonly state: ConversationState;
  /** Calls back after each change; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  /** Begins or resumes: from now on calls are made, a socket is open, and things are stored. */
  start(): void;
  send(text: string): void;
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  loadLatest(): void;
  loadOlder(): void;
  typed(): void;
  stoppedTyping(): void;
  readDraft(): string;
  keepDraft(text: string): void;
  /** Whether the visitor can see the conversation: then what comes is read. */
  setVisible(isVisible: boolean): void;
  identify(token: string, channelId: string | null): void;
  logout(): Promise<void>;
}

/** What a page may tell about its visitor with `Iris('setContext', …)`. */
export interface VisitorContext {
  readonly display_name?: string;
  readonly email?: string;
}

export interface ConversationSetup {
  readonly origin: string;
  readonly tenantId: string;
  readonly token: string | null;
  readonly channelId: string | null;
  readonly locale: string;
  readonly context: () => VisitorContext;
  /** A message that somebody else wrote. */
  readonly onMessage: (message: Message) => void;
  readonly onTokenExpired: () => void;
}

/** The module that the launcher loads when a visitor has a conversation or wants one. */
export interface ConversationPart {
  readonly openConversation: (setup: ConversationSetup) => Conversation;
  readonly findNativeHost: typeof findNativeHost;
  readonly joinNativeHost: typeof joinNativeHost;
}
