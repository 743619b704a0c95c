import type { ConsoleEvent, HistoryPart } from './console-event.ts';
import {
  type Conversation,
  type Page,
  withAround,
  withMemberRead,
  withMembers,
  withMessages,
  withNewer,
  withNewest,
  withOlder,
  withoutReader,
} from './conversation.ts';
import { withNotes } from './notes.ts';
import {
  type Drafts,
  noProposal,
  proposing,
  withDraft,
  withMade,
  withNewestDraft,
  withoutNews,
} from './proposal.ts';

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
      | 'note'
      | DraftEvent['type'];
  }
>;

type DraftEvent = Extract<
  ConsoleEvent,
  { type: 'draft' | 'newest-draft' | 'draft-making' | 'draft-made' | 'draft-failed' | 'draft-left' }
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
      return { ...withoutReader(conversation), drafts: withoutNews(conversation.drafts) };
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
      return withMembers(conversation, event.members);
    case 'person':
      return { ...conversation, person: event.person };
    case 'notes-page':
      return { ...conversation, notes: withNotes(conversation.notes, event.notes, event.isFirst) };
    case 'note':
      return { ...conversation, notes: withNotes(conversation.notes, [event.note], false) };
    case 'member-read':
      return withMemberRead(conversation, event.userId, event.seq);
    default:
      return { ...conversation, drafts: draftsAfter(conversation.drafts, event) };
  }
}

function draftsAfter(drafts: Drafts, event: DraftEvent): Drafts {
  switch (event.type) {
    case 'draft':
      return withDraft(drafts, event.draft);
    case 'newest-draft':
      return withNewestDraft(drafts, event.draft);
    case 'draft-making':
      return proposing(drafts, { status: 'making' });
    case 'draft-made':
      return withMade(drafts, event.draft);
    case 'draft-failed':
      return proposing(drafts, { status: 'failed', problem: event.problem });
    case 'draft-left':
      return proposing(drafts, noProposal);
  }
}

type Merge = (conversation: Conversation, page: Page) => Conversation;

const pages: Readonly<Record<HistoryPart | 'around', Merge>> = {
  newest: withNewest,
  around: withAround,
  older: withOlder,
  newer: withNewer,
};

function loadingOf(part: HistoryPart, status: 'loading' | 'failed'): Partial<Conversation> {
  if (part === 'newest') return { history: status };
  return part === 'older' ? { older: status } : { newer: status };
}
