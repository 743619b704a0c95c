import { browserEnvironment, createClient, type ClientEvent, type Environment } from '@iris/client';
import type { ChannelId } from '@iris/contract';
import { initialState, type ConversationState } from '../state/conversation-state.ts';
import { reduce, type ViewEvent } from '../state/reduce.ts';
import type { Conversation, ConversationSetup } from './conversation.ts';

/** How long a lost connection is kept from the visitor: most are back before anyone notices. */
const patienceMs = 2_000;

/** Joins transport and state: what the client tells goes through the reducer, what the visitor does goes to the client. */
export function openConversation(
  setup: ConversationSetup,
  environment: Environment = browserEnvironment(),
): Conversation {
  const listeners = new Set<() => void>();
  let state: ConversationState = initialState;
  let cancelPatience: (() => void) | null = null;

  function dispatch(event: ClientEvent | ViewEvent) {
    state = reduce(state, event);
    if (event.type === 'connection') watch(event.connection.status);
    if (event.type === 'messages') tellMessages(event.messages);
    if (event.type === 'token-expired') setup.onTokenExpired();
    readWhatIsSeen();
    for (const listener of listeners) listener();
  }

  function watch(status: ConversationState['connection']['status']) {
    if (status === 'online' || status === 'idle' || status === 'stopped') {
      cancelPatience?.();
      cancelPatience = null;
    } else {
      cancelPatience ??= environment.after(patienceMs, () => dispatch({ type: 'slow' }));
    }
  }

  function tellMessages(messages: Extract<ClientEvent, { type: 'messages' }>['messages']) {
    for (const message of messages)
      if (message.sender.id !== state.speaker?.user_id) setup.onMessage(message);
  }

  function readWhatIsSeen() {
    const { isVisible, history, messages, lastReadSeq, speaker } = state;
    const seq = messages.at(-1)?.seq ?? 0;
    if (!isVisible || history !== 'ready' || speaker === null || seq <= lastReadSeq) return;
    state = reduce(state, { type: 'read', userId: speaker.user_id, seq });
    client.markRead(seq);
  }

  const client = createClient({
    environment,
    baseUrl: setup.origin,
    tenantId: setup.tenantId,
    token: setup.token,
    channelId: asChannelId(setup.channelId),
    profile: () => ({
      ...setup.context(),
      locale: setup.locale,
      // Without query and fragment: a page's own secrets may stand there.
      page_url: (location.origin + location.pathname).slice(0, 2_048),
    }),
    onEvent: dispatch,
  });

  return {
    get state() {
      return state;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => client.start(),
    send: (text) => client.send(text),
    retry: (clientMessageId) => client.retry(clientMessageId),
    discard: (clientMessageId) => client.discard(clientMessageId),
    loadLatest: () => client.loadLatest(),
    loadOlder: () => client.loadOlder(),
    typed: () => client.typed(),
    stoppedTyping: () => client.stoppedTyping(),
    readDraft: () => client.readDraft(),
    keepDraft: (text) => client.keepDraft(text),
    setVisible: (isVisible) => {
      if (isVisible !== state.isVisible) dispatch({ type: 'visible', isVisible });
    },
    identify: (token, channelId) => client.identify(token, asChannelId(channelId)),
    logout: () => client.logout(),
  };
}

/** An attribute of the page: the server says whether such a channel exists. */
function asChannelId(text: string | null): ChannelId | null {
  return isChannelId(text) ? text : null;
}

function isChannelId(text: string | null): text is ChannelId {
  return text !== null && text !== '';
}
