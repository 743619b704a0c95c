import type { Channel } from '@iris/contract';
import type { OutboxEntry, Typist } from '@iris/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { focusPart } from '../../controllers/focus-part.ts';
import { ScrollKeeper } from '../../controllers/scroll-keeper.ts';
import { Ticking } from '../../controllers/ticking.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { type Conversation, emptyConversation } from '../../state/conversation.ts';
import type { Me } from '../../state/me.ts';
import { problemText } from '../../state/problem-text.ts';
import { receipt, timeline } from '../../state/timeline.ts';
import { problemNote, stateNote, stateNoteStyles } from '../state-note/state-note.ts';
import { messageLogStyles } from './iris-message-log.styles.ts';
import { logRow } from './log-row.ts';

/**
 * What was said in one room (another room is another log). Follows the newest words while the reader is at the end, and never moves otherwise;
 * what was said earlier loads as one scrolls up.
 *
 * Properties: `room`, `conversation`, `me`, `typists`.
 * @fires iris-load-history - `detail: "newest" | "older"`
 * @fires iris-seen - `detail: number`, the newest seq that somebody really had before their eyes
 * @fires iris-retry, iris-discard - `detail: OutboxEntry`
 */
export class IrisMessageLog extends LitElement {
  static override styles = [controls, stateNoteStyles, messageLogStyles];

  static override properties = {
    room: { attribute: false },
    conversation: { attribute: false },
    me: { attribute: false },
    typists: { attribute: false },
  };

  declare room: Channel | null;
  declare conversation: Conversation;
  declare me: Me | null;
  declare typists: readonly Typist[];
  readonly #scroll = new ScrollKeeper(
    () => this.renderRoot.querySelector('.log'),
    () => this.#moved(),
  );
  #topWatch: IntersectionObserver | null = null;
  /** The last message of the page that the log opened with; null until that is drawn. */
  #openedAtSeq: number | null = null;

  constructor() {
    super();
    this.room = null;
    this.conversation = emptyConversation;
    this.me = null;
    this.typists = [];
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
    this.#topWatch?.disconnect();
  }

  override focus(): void {
    focusPart(this, '.log');
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('conversation')?.messages[0]?.seq;
    const first = this.conversation.messages[0]?.seq;
    if (before !== undefined && first !== undefined && first < before) this.#scroll.keepBelow();
    if (this.#openedAtSeq === null && this.conversation.history === 'loaded') this.#begin();
    this.#watchTop();
    this.#seen();
  }

  protected override render(): TemplateResult {
    const { conversation, me } = this;
    if (me === null || this.room === null) return html``;
    if (conversation.history === 'failed')
      return problemNote(problemText(conversation.problem, 'The conversation couldn’t be loaded'), () =>
        this.#tell('iris-load-history', 'newest'),
      );
    return html`
      <div
        class="log"
        role="log"
        aria-label="Conversation with ${this.room.name}"
        aria-busy=${conversation.history === 'loading' || conversation.older === 'loading'}
        aria-live=${this.#openedAtSeq === null ? 'off' : 'polite'}
        tabindex="0"
        @scroll=${this.#scroll.scrolled}
      >
        ${conversation.history === 'loading' ? skeleton() : this.#rows(me)}
      </div>
      ${this.#jump()} ${this.#typing()}
    `;
  }

  #rows(me: Me): TemplateResult {
    const rows = timeline(this.conversation, me);
    if (rows.length === 0)
      return stateNote(
        'chat',
        'No messages yet',
        html`<p>This visitor opened the chat and hasn’t written.</p>`,
      );
    const context = {
      now: Date.now(),
      visitorTone: this.room?.id ?? '',
      freshAfterSeq: this.#openedAtSeq ?? Number.POSITIVE_INFINITY,
      retry: (entry: OutboxEntry) => this.#tell('iris-retry', entry),
      discard: (entry: OutboxEntry) => this.#tell('iris-discard', entry),
    };
    return html`
      ${this.#top()}
      ${repeat(
        rows,
        ({ key }) => key,
        (row) => logRow(row, context),
      )}
      ${this.#receipt(me)}
    `;
  }

  #top(): TemplateResult | typeof nothing {
    const { older, hasOlder } = this.conversation;
    if (!hasOlder) return nothing;
    if (older === 'failed')
      return html`
        <p class="older">
          Earlier messages couldn’t be loaded.
          <button class="link" type="button" @click=${() => this.#tell('iris-load-history', 'older')}>
            Try again
          </button>
        </p>
      `;
    return html`<p class="older more">Loading earlier messages …</p>`;
  }

  #receipt(me: Me): TemplateResult | typeof nothing {
    const state = receipt(this.conversation, me);
    if (state === null) return nothing;
    return html`<p class="receipt last">${state === 'read' ? html`${icon('check')} Read` : 'Sent'}</p>`;
  }

  #jump(): TemplateResult | typeof nothing {
    if (this.#scroll.isAtEnd || this.room === null) return nothing;
    const { unread } = this.room;
    return html`
      <button class="jump" type="button" @click=${() => this.#scroll.toEnd()}>
        ${icon('arrowDown')}
        ${unread > 0 ? `${unread} new` : html`<span class="for-screen-readers">To the end</span>`}
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

  /** A room opens at the first message that is new, else at its end. */
  #begin(): void {
    this.#openedAtSeq = this.conversation.messages.at(-1)?.seq ?? 0;
    this.renderRoot.querySelector('.day.new')?.scrollIntoView({ block: 'start' });
    this.#scroll.scrolled();
  }

  #watchTop(): void {
    const sentinel = this.renderRoot.querySelector('.older.more');
    this.#topWatch?.disconnect();
    if (sentinel === null || this.conversation.older !== 'idle') return;
    this.#topWatch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#tell('iris-load-history', 'older');
      },
      { root: sentinel.parentElement, rootMargin: '240px 0px' },
    );
    this.#topWatch.observe(sentinel);
  }

  #moved(): void {
    this.requestUpdate();
  }

  readonly #seen = (): void => {
    const last = this.conversation.messages.at(-1);
    const isSeen =
      this.#scroll.isAtEnd && this.#openedAtSeq !== null && document.visibilityState === 'visible';
    if (isSeen && last !== undefined) this.#tell('iris-seen', last.seq);
  };

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

function skeleton(): TemplateResult {
  return html`
    <div class="for-screen-readers" role="status">Loading the conversation</div>
    <div class="skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span></div>
  `;
}
