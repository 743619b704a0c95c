import type { ChannelId, Message, TagCount, UserId } from '@iris/contract';
import type { OutboxEntry } from '@iris/client';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ConsoleLive } from '../../live/console-live.ts';
import type { Edit } from '../../state/change.ts';
import { colleaguesOf, unknownColleagues } from '../../state/colleagues.ts';
import type { HistoryPart } from '../../state/console-event.ts';
import { emptyConversation } from '../../state/conversation.ts';
import { remembered } from '../../state/remembered.ts';
import type { Room } from '../../state/room.ts';
import { typingIn } from '../../state/typing.ts';
import type { Written } from '../../state/unsent.ts';
import type { Question } from '../ask/question.ts';
import { connectionLine } from './connection.ts';
import {
  addNote,
  archive,
  assign,
  deleteQuestion,
  dismissDraft,
  edit,
  reopen,
  retry,
  setTags,
  type Show,
} from './room-acts.ts';

export interface Around {
  readonly show: Show;
  readonly ask: (question: Question) => void;
  readonly goBack: () => void;
  readonly showPerson: () => void;
}

const namesOf = (tags: readonly TagCount[]): readonly string[] => tags.map(({ tag }) => tag);

/** The conversation of the open room, and what is done in it. */
export class OpenConversation {
  readonly #host: ReactiveControllerHost;
  readonly #around: Around;
  /** What it is drawn from is made once a change, not once a drawing. */
  readonly #colleagues = remembered(colleaguesOf);
  readonly #typingIn = remembered(typingIn);
  readonly #tagNames = remembered(namesOf);
  /** The room whose note is on its way. */
  #savingNoteIn: ChannelId | null = null;

  constructor(host: ReactiveControllerHost, around: Around) {
    this.#host = host;
    this.#around = around;
  }

  template(live: ConsoleLive, room: Room): TemplateResult {
    const { state } = live.store;
    const { show, ask, goBack, showPerson } = this.#around;
    const visitor = state.visitors.get(room.id);
    const unsent = live.unsentTexts(room.id);
    return html`
      <iris-conversation
        .room=${room}
        .conversation=${state.conversations.get(room.id) ?? emptyConversation}
        .me=${state.me}
        .presence=${(visitor !== undefined && state.presence.get(visitor)) || 'offline'}
        .typing=${this.#typingIn(state.typists.get(room.id), visitor, state.teamMates)}
        .reply=${unsent.reply}
        .note=${unsent.note}
        .draftId=${unsent.draftId}
        .colleagues=${state.me === null ? unknownColleagues : this.#colleagues(state.assignees, state.presence, state.me)}
        .tagsInUse=${this.#tagNames(state.tagsInUse)}
        .canned=${state.cannedReplies}
        .isSavingNote=${this.#savingNoteIn === room.id}
        @iris-back=${goBack}
        @iris-show-person=${showPerson}
        @iris-archive=${() => void archive(live, room, show)}
        @iris-reopen=${() => void reopen(live, room, show)}
        @iris-load-history=${(event: CustomEvent<HistoryPart | 'end'>) =>
          live.loadHistory(room.id, event.detail)}
        @iris-follow=${(event: CustomEvent<boolean>) => live.follow(room.id, event.detail)}
        @iris-seen=${(event: CustomEvent<number>) => live.markRead(room.id, event.detail)}
        @iris-send=${(event: CustomEvent<Written>) => this.#send(live, room, event.detail)}
        @iris-write=${(event: CustomEvent<Written>) => this.#write(live, room, event.detail)}
        @iris-make-draft=${() => live.makeDraft(room.id)}
        @iris-dismiss-draft=${() => void dismissDraft(live, room, show)}
        @iris-edit=${(event: CustomEvent<Edit>) => void edit(live, event.detail, show)}
        @iris-delete-message=${(event: CustomEvent<Message>) => ask(deleteQuestion(live, event.detail))}
        @iris-assign=${(event: CustomEvent<UserId | null>) => void assign(live, room, event.detail, show)}
        @iris-want-team=${() => void live.loadAssignees()}
        @iris-set-tags=${(event: CustomEvent<string[]>) => void setTags(live, room, event.detail, show)}
        @iris-want-tags=${() => void live.loadTags()}
        @iris-want-canned=${() => void live.loadCannedReplies()}
        @iris-retry=${(event: CustomEvent<OutboxEntry>) => void retry(live, room, event.detail, show)}
        @iris-discard=${(event: CustomEvent<OutboxEntry>) =>
          live.discard(room.id, event.detail.client_message_id)}
      >
        <div slot="line">${connectionLine(state)}</div>
      </iris-conversation>
    `;
  }

  #send(live: ConsoleLive, room: Room, { mode, text, draftId }: Written): void {
    if (mode === 'reply') live.send(room.id, text, draftId);
    else void this.#addNote(live, room, text);
  }

  /** What was written comes back by the properties, so that each box shows what was begun in it. */
  #write(live: ConsoleLive, room: Room, written: Written): void {
    live.write(room.id, written);
    this.#host.requestUpdate();
  }

  async #addNote(live: ConsoleLive, room: Room, text: string): Promise<void> {
    this.#save(room.id);
    await addNote(live, room, text, this.#around.show);
    this.#save(null);
  }

  #save(channelId: ChannelId | null): void {
    this.#savingNoteIn = channelId;
    this.#host.requestUpdate();
  }
}
