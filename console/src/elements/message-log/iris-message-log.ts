import type { Message } from '@iris/contract';
import type { Typist } from '@iris/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { DrawnMessages } from '../../controllers/drawn-messages.ts';
import { focusPart } from '../../controllers/focus-part.ts';
import { nextPicture } from '../../controllers/next-picture.ts';
import { ScrollKeeper } from '../../controllers/scroll-keeper.ts';
import { Ticking } from '../../controllers/ticking.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { type Conversation, emptyConversation, hasNewer, hasOlder } from '../../state/conversation.ts';
import { canChange, type Edit } from '../../state/change.ts';
import type { Me } from '../../state/me.ts';
import { problemText } from '../../state/problem-text.ts';
import type { Room } from '../../state/room.ts';
import { nearestTo, type Sought } from '../../state/sought.ts';
import { keyOf, receipt, timeline } from '../../state/timeline.ts';
import { faceStyles } from '../face/face.styles.ts';
import { keyedRows } from '../rows/keyed-rows.ts';
import { problemNote, stateNote, stateNoteStyles } from '../state-note/state-note.ts';
import { messageLogStyles } from './iris-message-log.styles.ts';
import { logRow, type LogRowContext } from './log-row.ts';
import { noteRowStyles } from './note-row.styles.ts';
import { type SoughtWord, soughtWord } from './sought-word.ts';

/**
 * What was said in one room (another room is another log). Follows the newest words while the reader is at the end, and
 * never moves otherwise. A part of the conversation is there, and of that some screens are drawn, a few messages at a
 * time; more is drawn, and loaded, as one scrolls. Leads to the message that is sought, and marks it for a moment.
 *
 * Properties: `room`, `conversation`, `me`, `typists` (who of those awaited is typing).
 * @fires iris-load-history - `detail: "newest" | "older" | "newer" | "end"`
 * @fires iris-follow - `detail: boolean`, whether the reader is at the end
 * @fires iris-seen - `detail: number`, the newest seq that somebody really had before their eyes
 * @fires iris-retry, iris-discard - `detail: OutboxEntry`
 * @fires iris-edit - `detail: Edit`, one's own message says something else now
 * @fires iris-delete-message - `detail: Message`, one's own
 * @fires iris-done-editing - the keyboard goes on elsewhere
 */
export class IrisMessageLog extends LitElement {
  static override styles = [controls, stateNoteStyles, faceStyles, messageLogStyles, noteRowStyles];

  static override properties = {
    room: { attribute: false },
    conversation: { attribute: false },
    me: { attribute: false },
    typists: { attribute: false },
    editing: { state: true },
    soughtWord: { state: true },
    markedSeq: { state: true },
  };

  declare room: Room | null;
  declare conversation: Conversation;
  declare me: Me | null;
  declare typists: readonly Typist[];
  /** What is being changed, as it was when that began. */
  declare private editing: Message | null;
  /** What there is to say of the message that was sought last. */
  declare private soughtWord: SoughtWord | null;
  /** The message that stands out for a moment. */
  declare private markedSeq: number | null;
  readonly #drawn = new DrawnMessages(this, (side) => this.#tell('iris-load-history', side));
  readonly #scroll = new ScrollKeeper({
    scroller: () => this.renderRoot.querySelector('.log'),
    hasMore: () => hasNewer(this.#drawn.shown),
    onMoved: () => this.#moved(),
  });
  /** Messages after this one came while somebody looked on; null until the first page is drawn. */
  #freshAfterSeq: number | null = null;
  /** Whether the update that is under way leads the reader to what is sought. */
  #isLeading = false;
  /** What the reader was led to last: it is done once. */
  #ledTo: Sought | null = null;
  /** The reader wants to the end; `asked` while that is on its way. */
  #wayToEnd: 'none' | 'wanted' | 'asked' = 'none';

  constructor() {
    super();
    this.room = null;
    this.conversation = emptyConversation;
    this.me = null;
    this.typists = [];
    this.editing = null;
    this.soughtWord = null;
    this.markedSeq = null;
    this.addController(this.#drawn);
    this.addController(this.#scroll);
    this.addController(new Ticking(this, 60_000));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
  }

  override focus(): void {
    focusPart(this, '.log');
  }

  /** Puts one's last message in view into its editor. */
  editLast(): void {
    const { me } = this;
    const last = me && this.#drawn.shown.messages.findLast((message) => canChange(message, me));
    if (last) this.editing = last;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.editing !== null && !this.#isUnchanged(this.editing)) this.editing = null;
    const before = changed.get('conversation');
    if (before !== undefined && this.conversation.unsent.length > before.unsent.length)
      this.#wayToEnd = 'wanted';
    // What is drawn as one scrolls down was there before, however new it is.
    if (this.#freshAfterSeq !== null && hasNewer(this.#drawn.shown))
      this.#freshAfterSeq = lastSeqOf(this.conversation);
    this.#drawn.follow(this.conversation, this.#lead());
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('editing') && this.editing === null) this.#tell('iris-done-editing');
    if (this.#freshAfterSeq === null && this.conversation.history === 'loaded') this.#begin();
    if (this.#isLeading) this.#arrive();
    if (this.#wayToEnd !== 'none') this.#goToEnd();
    this.#seen();
  }

  protected override render(): TemplateResult {
    const { conversation, me } = this;
    if (me === null || this.room === null) return html``;
    return html`${this.#soughtNote()}${conversation.history === 'failed' ? this.#problem() : this.#log(me, this.room)}`;
  }

  #problem(): TemplateResult {
    return problemNote(problemText(this.conversation.problem, 'The conversation couldn’t be loaded'), () =>
      this.#tell('iris-load-history', 'newest'),
    );
  }

  #log(me: Me, room: Room): TemplateResult {
    const { conversation } = this;
    return html`
      <div
        class="log"
        role="log"
        aria-label="Conversation with ${room.name}"
        aria-busy=${[conversation.history, conversation.older, conversation.newer].includes('loading')}
        aria-live=${this.#freshAfterSeq !== null && this.#scroll.isAtEnd ? 'polite' : 'off'}
        tabindex="0"
        @scroll=${this.#scroll.scrolled}
        @animationend=${this.#stoodOut}
      >
        ${conversation.history === 'loading' ? skeleton() : this.#rows(me)}
      </div>
      ${this.#jump()} ${this.#typing()}
    `;
  }

  #rows(me: Me): TemplateResult {
    const rows = timeline(this.#drawn.shown, me);
    if (rows.length === 0)
      return stateNote(
        'chat',
        'No messages yet',
        html`<p>This visitor opened the chat and hasn’t written.</p>`,
      );
    const context = this.#context(me);
    return html`
      ${hasOlder(this.#drawn.shown) ? this.#edge('older') : nothing}
      ${keyedRows(rows.map((row) => ({ key: row.key, template: logRow(row, context) })))}
      ${hasNewer(this.#drawn.shown) ? this.#edge('newer') : this.#receipt(me)}
    `;
  }

  #context(me: Me): LogRowContext {
    return {
      now: Date.now(),
      visitorTone: this.room?.id ?? '',
      freshAfterSeq: this.#freshAfterSeq ?? Number.POSITIVE_INFINITY,
      markedSeq: this.markedSeq,
      retry: (entry) => this.#tell('iris-retry', entry),
      discard: (entry) => this.#tell('iris-discard', entry),
      editing: this.editing?.id ?? null,
      canChange: (message) => canChange(message, me),
      edit: (message) => (this.editing = message),
      save: (message, content) => this.#tell('iris-edit', { message, content } satisfies Edit),
      stopEditing: () => (this.editing = null),
      remove: (message) => this.#tell('iris-delete-message', message),
    };
  }

  /** The editor stays until the change is in the log: what was typed is not lost when it fails. */
  #isUnchanged({ id, content }: Message): boolean {
    return this.conversation.messages.some((message) => message.id === id && message.content === content);
  }

  /** Where what is drawn ends. Near the view, it gets what is beyond. */
  #edge(part: 'older' | 'newer'): TemplateResult {
    const which = part === 'older' ? 'Earlier' : 'Later';
    if (this.conversation[part] === 'failed' && !this.#drawn.isLeft(part))
      return html`
        <p class="edge">
          ${which} messages couldn’t be loaded.
          <button class="link" type="button" @click=${() => this.#tell('iris-load-history', part)}>
            Try again
          </button>
        </p>
      `;
    return html`<p class="edge" data-edge=${part}>Loading ${which.toLowerCase()} messages …</p>`;
  }

  #receipt(me: Me): TemplateResult | typeof nothing {
    const state = receipt(this.#drawn.shown, me);
    if (state === null) return nothing;
    return html`<p class="receipt last">${state === 'read' ? html`${icon('check')} Read` : 'Sent'}</p>`;
  }

  #jump(): TemplateResult | typeof nothing {
    if (this.#scroll.isAtEnd || this.room === null) return nothing;
    const { unread } = this.room;
    return html`
      <button class="jump" type="button" @click=${() => this.#goToEnd()}>
        ${icon('arrowDown')}
        <span role="status">${unread > 0 ? `${unread} new` : nothing}</span>
        <span class="for-screen-readers">To the end</span>
      </button>
    `;
  }

  #typing(): TemplateResult | typeof nothing {
    if (this.typists.length === 0) return nothing;
    const names = this.typists.map(({ display_name }) => display_name);
    return html`
      <p class="typing">
        <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
        ${new Intl.ListFormat('en').format(names)} ${names.length === 1 ? 'is' : 'are'} typing
      </p>
    `;
  }

  /** A room opens at the first message that is new, else at its end. From then on the log announces what comes. */
  #begin(): void {
    this.#freshAfterSeq = lastSeqOf(this.conversation);
    this.requestUpdate();
    this.renderRoot.querySelector('.day.new')?.scrollIntoView({ block: 'start' });
    this.#scroll.scrolled();
  }

  /** The seq that the reader is to be led to in this update; null for none. */
  #lead(): number | null {
    const { sought, history } = this.conversation;
    this.#isLeading = history === 'loaded' && sought !== null && sought !== this.#ledTo;
    // The same word once more is heard once more.
    if (sought === null || history !== 'loaded' || this.#isLeading) this.soughtWord = null;
    if (sought === null || !this.#isLeading) return null;
    this.#ledTo = sought;
    this.markedSeq = sought.seq;
    return sought.seq;
  }

  #arrive(): void {
    if (this.#ledTo === null) return;
    void this.#say(this.#ledTo);
    const message = nearestTo(this.conversation.messages, this.#ledTo);
    if (message === undefined) return;
    this.renderRoot
      .querySelector(`[data-anchor="${CSS.escape(keyOf(message))}"]`)
      ?.scrollIntoView({ block: 'center' });
    this.#scroll.scrolled();
  }

  /** What is said is heard only if the place where it stands was there before. */
  async #say(sought: Sought): Promise<void> {
    await nextPicture();
    if (this.conversation.sought === sought && this.conversation.history === 'loaded')
      this.soughtWord = soughtWord(this.conversation, sought);
  }

  readonly #stoodOut = ({ animationName }: AnimationEvent): void => {
    if (animationName === 'stand-out') this.markedSeq = null;
  };

  /** Heard when the reader is led to a message; seen too when it isn't there. */
  #soughtNote(): TemplateResult {
    const isMissing = this.soughtWord?.isMissing ?? false;
    return html`
      <div class=${isMissing ? 'missing' : 'for-screen-readers'} role="status">
        ${this.soughtWord?.text ?? nothing} ${isMissing ? this.#dismissal() : nothing}
      </div>
    `;
  }

  #dismissal(): TemplateResult {
    return html`
      <button
        class="button bare square"
        type="button"
        aria-label="Dismiss"
        @click=${() => (this.soughtWord = null)}
      >
        ${icon('close')}
      </button>
    `;
  }

  /** At once if the end is there; else by its newest page, and by what was said while that was on its way. */
  #goToEnd(): void {
    const { newer } = this.conversation;
    if (!hasNewer(this.#drawn.shown)) {
      this.#wayToEnd = 'none';
      this.#scroll.toEnd();
    } else if (!hasNewer(this.conversation)) {
      this.#wayToEnd = 'wanted';
      this.#drawn.toEnd();
    } else if (newer === 'failed' && this.#wayToEnd === 'asked') this.#wayToEnd = 'none';
    else if (newer !== 'loading') {
      this.#tell('iris-load-history', this.#wayToEnd === 'asked' ? 'newer' : 'end');
      this.#wayToEnd = 'asked';
    }
  }

  #moved(): void {
    this.#tell('iris-follow', this.#scroll.isAtEnd);
    this.requestUpdate();
  }

  readonly #seen = (): void => {
    const last = this.conversation.messages.at(-1);
    const isSeen =
      this.#scroll.isAtEnd && this.#freshAfterSeq !== null && document.visibilityState === 'visible';
    if (isSeen && last !== undefined) this.#tell('iris-seen', last.seq);
  };

  #tell(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

function lastSeqOf({ messages }: Conversation): number {
  return messages.at(-1)?.seq ?? 0;
}

function skeleton(): TemplateResult {
  return html`
    <div class="for-screen-readers" role="status">Loading the conversation</div>
    <div class="skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>
  `;
}
