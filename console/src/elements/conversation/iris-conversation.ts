import type { DraftId, PresenceStatus } from '@iris/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { focusPart } from '../../controllers/focus-part.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import type { CannedReply } from '../../state/canned-replies.ts';
import { type Conversation, emptyConversation } from '../../state/conversation.ts';
import { type Colleagues, unknownColleagues } from '../../state/colleagues.ts';
import { canAnswer, type Me } from '../../state/me.ts';
import { type DraftFate, type Drafts, readyDraft } from '../../state/proposal.ts';
import { pictureOf } from '../../state/room-words.ts';
import type { Room } from '../../state/room.ts';
import { longDate } from '../../state/times.ts';
import { nobodyTypes, type Typing } from '../../state/typing.ts';
import type { WritingMode, Written } from '../../state/unsent.ts';
import type { DraftView } from '../draft-card/iris-draft-card.ts';
import { conversationStyles } from './iris-conversation.styles.ts';

const presenceWords: Readonly<Record<PresenceStatus, string>> = {
  online: 'Online',
  away: 'Away',
  offline: 'Offline',
};

/**
 * One room: who it is, who answers, its tags, what was said, what could be answered, the reply box.
 *
 * Properties: `room`, `conversation`, `me`, `presence` (of the visitor), `typing`, `reply` and `note` (what was begun as
 * the one or the other), `draftId` (the draft that the reply was begun from), `colleagues` (whom the room can be given
 * to), `tagsInUse`, `canned` (replies), `isSavingNote`.
 * @slot line - what there is to say about the connection
 * @fires iris-back - to the list, on a phone
 * @fires iris-show-person - the person's column is wanted
 * @fires iris-archive, iris-reopen
 * @fires iris-send - a draft as it is, like what the reply box sends
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
    draftId: { attribute: false },
    colleagues: { attribute: false },
    tagsInUse: { attribute: false },
    canned: { attribute: false },
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
  declare draftId: DraftId | null;
  declare colleagues: Colleagues;
  declare tagsInUse: readonly string[];
  declare canned: readonly CannedReply[];
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
    this.draftId = null;
    this.colleagues = unknownColleagues;
    this.tagsInUse = [];
    this.canned = [];
    this.isSavingNote = false;
    this.mode = 'reply';
  }

  /** Puts the keyboard where one goes on: into the reply box, or on the log for who can only read. */
  override focus(): void {
    focusPart(this, this.#canWrite ? 'iris-reply-box' : 'iris-message-log');
  }

  /** Puts the keyboard where one reads. */
  focusLog(): void {
    focusPart(this, 'iris-message-log');
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
      return html`
        ${room.status === 'open' ? this.#draft('whole', false) : nothing}
        <p class="notice">${icon('eye')}<span>You can read here. Answering needs the operator role.</span></p>
      `;
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
    const isReply = this.mode === 'reply';
    return html`
      ${this.#draft(this.#draftView, true)}
      <iris-reply-box
        .mode=${this.mode}
        .text=${live(this[this.mode])}
        .draftId=${live(isReply ? this.draftId : null)}
        .fate=${isReply ? fateOf(this.conversation.drafts, this.draftId) : null}
        .draft=${readyDraft(this.conversation.drafts)}
        .canned=${this.canned}
        .to=${room.name}
        .colleagues=${this.typing.colleagues.map(({ display_name }) => display_name)}
        .isSaving=${this.isSavingNote}
        @iris-switch-mode=${({ detail }: CustomEvent<WritingMode>) => this.switchMode(detail)}
        @iris-edit-last=${() => this.renderRoot.querySelector('iris-message-log')?.editLast()}
      ></iris-reply-box>
    `;
  }

  #draft(view: DraftView, canAct: boolean): TemplateResult {
    return html`
      <iris-draft-card
        .proposal=${this.conversation.drafts.proposal}
        .view=${view}
        .canAct=${canAct}
        @iris-send-draft=${this.#sendDraft}
        @iris-edit-draft=${this.#editDraft}
        @iris-dismiss-draft=${() => this.focus()}
        @iris-make-draft=${() => this.focus()}
      ></iris-draft-card>
    `;
  }

  /** The words of whoever writes come first. */
  get #draftView(): DraftView {
    if (this.mode === 'note') return 'aside';
    if (this.reply === '') return 'whole';
    return readyDraft(this.conversation.drafts)?.id === this.draftId ? 'sources' : 'aside';
  }

  /** The button that was pressed goes with the draft: the keyboard goes on in the box. */
  readonly #sendDraft = (): void => {
    const draft = readyDraft(this.conversation.drafts);
    if (draft === null) return;
    const { content: text, id: draftId } = draft;
    this.#tell('iris-send', { mode: 'reply', text, draftId } satisfies Written);
    this.focus();
  };

  readonly #editDraft = (): void => {
    const draft = readyDraft(this.conversation.drafts);
    if (draft !== null) this.renderRoot.querySelector('iris-reply-box')?.takeOver(draft);
  };

  get #canWrite(): boolean {
    return this.me !== null && canAnswer(this.me) && this.room?.status === 'open';
  }

  #tell(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** What became of the draft that somebody is writing from; null while it can be used. */
function fateOf({ fates }: Drafts, draftId: DraftId | null): DraftFate | null {
  return draftId === null ? null : (fates.get(draftId) ?? null);
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
