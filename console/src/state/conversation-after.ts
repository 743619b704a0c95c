import type { ConsoleEvent, HistoryPart } from './console-event.ts';
import {
  type Conversation,
  type Page,
  withMemberRead,
  withMessages,
  withNewer,
  withNewest,
  withOlder,
  withoutReader,
} from './conversation.ts';
import { withNotes } from './notes.ts';

type ConversationEvent = Extract<
  ConsoleEvent,
  {
    type:
      | 'member-read'
      | 'history-loading'
      | 'history-failed'
      | 'history-page'
      | 'followed'
      | 'room-left'
      | 'messages'
      | 'unsent'
      | 'members'
      | 'person'
      | 'notes-page'
      | 'note';
  }
>;

/** A conversation that is held, after an event of its own. */
export function conversationAfter(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'history-loading':
      return { ...conversation, ...loadingOf(event.part, 'loading') };
    case 'history-failed':
      return { ...conversation, ...loadingOf(event.part, 'failed'), problem: event.problem };
    case 'history-page':
      return pages[event.part](conversation, event.page);
    case 'followed':
      return { ...conversation, isFollowed: event.isFollowed };
    case 'room-left':
      return withoutReader(conversation);
    case 'messages':
      return withMessages(conversation, event.messages);
    case 'unsent':
      // Whoever answers has read what was new.
      return {
        ...conversation,
        unsent: event.entries,
        newFromSeq: event.entries.length > 0 ? null : conversation.newFromSeq,
      };
    case 'members':
      return { ...conversation, members: event.members };
    case 'person':
      return { ...conversation, person: event.person };
    case 'notes-page':
      return { ...conversation, notes: withNotes(conversation.notes, event.notes, event.isFirst) };
    case 'note':
      return { ...conversation, notes: withNotes(conversation.notes, [event.note], false) };
    default:
      return withMemberRead(conversation, event.userId, event.seq);
  }
}

type Merge = (conversation: Conversation, page: Page) => Conversation;

const pages: Readonly<Record<HistoryPart, Merge>> = {
  newest: withNewest,
  older: withOlder,
  newer: withNewer,
};

function loadingOf(part: HistoryPart, status: 'loading' | 'failed'): Partial<Conversation> {
  if (part === 'newest') return { history: status };
  return part === 'older' ? { older: status } : { newer: status };
}
