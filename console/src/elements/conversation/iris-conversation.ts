import type { PresenceStatus } from '@iris/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { focusPart } from '../../controllers/focus-part.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { type Conversation, emptyConversation } from '../../state/conversation.ts';
import { canAnswer, type Me } from '../../state/me.ts';
import { pictureOf } from '../../state/room-words.ts';
import type { Room } from '../../state/room.ts';
import type { Assignable } from '../../state/team-mates.ts';
import { longDate } from '../../state/times.ts';
import { nobodyTypes, type Typing } from '../../state/typing.ts';
import type { WritingMode } from '../../state/unsent.ts';
import { conversationStyles } from './iris-conversation.styles.ts';

const presenceWords: Readonly<Record<PresenceStatus, string>> = {
  online: 'Online',
  away: 'Away',
  offline: 'Offline',
};

/**
 * One room: who it is, who answers, its tags, what was said, the reply box.
 *
 * Properties: `room`, `conversation`, `me`, `presence` (of the visitor), `typing`, `reply` and `note` (what was begun as
 * the one or the other), `colleagues` (whom the room can be given to), `tagsInUse`, `isSavingNote`.
 * @slot line - what there is to say about the connection
 * @fires iris-back - to the list, on a phone
 * @fires iris-show-person - the person's column is wanted
 * @fires iris-archive, iris-reopen
 * Events of the log, the reply box, the tags and the assignee pass through.
 */
export class IrisConversation extends LitElement {
  static override styles = [controls, conversationStyles];

  static override properties = {
    room: { attribute: false },
    conversation: { attribute: false },
    me: { attribute: false },
    presence: {},
    typing: { attribute: false },
    reply: {},
    note: {},
    colleagues: { attribute: false },
    tagsInUse: { attribute: false },
    isSavingNote: { attribute: false },
    mode: { state: true },
  };

  declare room: Room | null;
  declare conversation: Conversation;
  declare me: Me | null;
  declare presence: PresenceStatus;
  declare typing: Typing;
  declare reply: string;
  declare note: string;
  declare colleagues: readonly Assignable[];
  declare tagsInUse: readonly string[];
  declare isSavingNote: boolean;
  declare private mode: WritingMode;

  constructor() {
    super();
    this.room = null;
    this.conversation = emptyConversation;
    this.me = null;
    this.presence = 'offline';
    this.typing = nobodyTypes;
    this.reply = '';
    this.note = '';
    this.colleagues = [];
    this.tagsInUse = [];
    this.isSavingNote = false;
    this.mode = 'reply';
  }

  /** Puts the keyboard where one goes on: into the reply box, or on the log for who can only read. */
  override focus(): void {
    focusPart(this, this.#canWrite ? 'iris-reply-box' : 'iris-message-log');
  }

  /** Puts the keyboard where a tag is added. */
  focusTags(): void {
    focusPart(this, 'iris-tag-editor');
  }

  /** From a reply to a note and back; whether there is a box that could. */
  switchMode(mode: WritingMode = this.mode === 'note' ? 'reply' : 'note'): boolean {
    if (!this.#canWrite) return false;
    this.mode = mode;
    this.focus();
    return true;
  }

  /** Puts the keyboard where it was before the person's panel was opened. */
  focusAbout(): void {
    focusPart(this, '.about');
  }

  /** Every room begins with a reply: nobody writes a note by accident, or takes one for a reply. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room') && changed.get('room')?.id !== this.room?.id) this.mode = 'reply';
  }

  protected override render(): TemplateResult {
    const { room, me } = this;
    if (room === null || me === null) return html``;
    return html`
      ${this.#header(room, me)}
      <slot name="line"></slot>
      ${keyed(
        room.id,
        html`
          <iris-message-log
            .room=${room}
            .conversation=${this.conversation}
            .me=${me}
            .typists=${this.typing.visitors}
            @iris-done-editing=${() => this.focus()}
          ></iris-message-log>
          <footer>${this.#foot(room, me)}</footer>
        `,
      )}
    `;
  }

  #header(room: Room, me: Me): TemplateResult {
    return html`
      <header>
        <button
          class="button bare square back"
          type="button"
          aria-label="Back to the rooms"
          @click=${() => this.#tell('iris-back')}
        >
          ${icon('back')}
        </button>
        <div class="person">
          <iris-face
            .name=${room.name}
            .person=${room.id}
            .picture=${pictureOf(room)}
            .presence=${this.presence}
          ></iris-face>
          <h1 dir="auto">${room.name}</h1>
          <span class="presence">${presenceWords[this.presence]}</span>
        </div>
        ${
          canAnswer(me) || room.tags.length > 0
            ? html`<iris-tag-editor
                .tags=${room.tags}
                .inUse=${this.tagsInUse}
                .canEdit=${canAnswer(me)}
              ></iris-tag-editor>`
            : nothing
        }
        <iris-assignee .assignee=${room.assignee} .me=${me} .colleagues=${this.colleagues}></iris-assignee>
        <button
          class="button bare square about"
          type="button"
          aria-label="About ${room.name}"
          @click=${() => this.#tell('iris-show-person')}
        >
          ${icon('person')}
        </button>
        ${canAnswer(me) ? archiveButton(room, (type) => this.#tell(type)) : nothing}
      </header>
    `;
  }

  #foot(room: Room, me: Me): TemplateResult {
    if (!canAnswer(me))
      return html`<p class="notice">
        ${icon('eye')}<span>You can read here. Answering needs the operator role.</span>
      </p>`;
    if (room.status === 'archived')
      return html`
        <p class="notice">
          ${icon('archive')}
          <span
            >${room.archived_at === null ? 'Archived.' : `Archived on ${longDate(Date.parse(room.archived_at))}.`}
            Reopen the room to write.</span
          >
          <button class="button" type="button" @click=${() => this.#tell('iris-reopen')}>Reopen</button>
        </p>
      `;
    return html`
      <iris-reply-box
        .mode=${this.mode}
        .text=${live(this[this.mode])}
        .to=${room.name}
        .colleagues=${this.typing.colleagues.map(({ display_name }) => display_name)}
        .isSaving=${this.isSavingNote}
        @iris-switch-mode=${({ detail }: CustomEvent<WritingMode>) => this.switchMode(detail)}
        @iris-edit-last=${() => this.renderRoot.querySelector('iris-message-log')?.editLast()}
      ></iris-reply-box>
    `;
  }

  get #canWrite(): boolean {
    return this.me !== null && canAnswer(this.me) && this.room?.status === 'open';
  }

  #tell(type: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }));
  }
}

function archiveButton(room: Room, tell: (type: string) => void): TemplateResult {
  return room.status === 'open'
    ? html`<button
        class="button archive"
        type="button"
        aria-label="Archive"
        @click=${() => tell('iris-archive')}
      >
        ${icon('archive')}<span>Archive</span>
      </button>`
    : html`<button
        class="button archive"
        type="button"
        aria-label="Reopen"
        @click=${() => tell('iris-reopen')}
      >
        ${icon('reopen')}<span>Reopen</span>
      </button>`;
}
