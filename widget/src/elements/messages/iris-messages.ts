import type { WidgetConfig } from '@iris/contract';
import { html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Announcer } from '../../controllers/announcer.ts';
import { Scroll } from '../../controllers/scroll.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { fill } from '../../locales/load-words.ts';
import type { Words } from '../../locales/en.ts';
import type { ConversationState } from '../../state/conversation-state.ts';
import { rowsOf, type Row } from '../../state/rows.ts';
import type { Times } from '../../text/times.ts';
import { baseStyles } from '../base.styles.ts';
import { face } from '../face.ts';
import { icon } from '../icon.ts';
import { messagesStyles } from './iris-messages.styles.ts';
import { rowTemplate } from './rows.ts';

/**
 * `<iris-messages>`: everything that was said, from the welcome to the newest word.
 *
 * Properties: `conversation`, `state`, `config`, `words`, `times`.
 */
export class IrisMessages extends LitElement {
  static override properties = {
    conversation: { attribute: false },
    state: { attribute: false },
    config: { attribute: false },
    words: { attribute: false },
    times: { attribute: false },
  };
  static override styles = [baseStyles, messagesStyles];

  declare conversation: Conversation;
  declare state: ConversationState;
  declare config: WidgetConfig;
  declare words: Words;
  declare times: Times;
  readonly #scroll = new Scroll(this, () => this.state);
  readonly #announcer = new Announcer(() => this.state);
  #rows: readonly Row[] = [];
  #known = new Set<string>();

  /** The visitor has come to look: begin where they left off. */
  arrive(): void {
    this.#scroll.arrive();
  }

  override willUpdate(): void {
    this.#scroll.remember();
    const before = this.#rows;
    this.#rows = rowsOf(this.state);
    // Only what comes at the end, while somebody looks, is news; a page of history isn't.
    this.#known = before.length === 0 ? new Set(this.#rows.map(({ key }) => key)) : this.#known;
  }

  override render(): TemplateResult {
    const { state, words } = this;
    return html`
      <div
        class="scroller"
        tabindex="0"
        role="region"
        aria-label=${words.conversation}
        @scroll=${this.#onScroll}
      >
        ${state.older === 'none' || state.history !== 'ready' ? this.#welcome() : null} ${this.#older()}
        ${this.#history()}
      </div>
      <div class="sr" role="log" aria-live="polite">
        ${repeat(
          this.#announcer.spoken(),
          ({ id }) => id,
          ({ sender, content }) => html`<p>${sender.display_name}: ${content}</p>`,
        )}
      </div>
      ${
        this.#scroll.isAway
          ? html`<button
              type="button"
              class="newest ${this.#scroll.hasNews ? 'news' : ''}"
              aria-label=${words.newest}
              title=${words.newest}
              @click=${() => this.#scroll.toEnd()}
            >
              ${icon('arrowDown')}
            </button>`
          : null
      }
    `;
  }

  override updated(): void {
    this.#scroll.restore();
    for (const { key } of this.#rows) this.#known.add(key);
  }

  #welcome() {
    const { title, welcome_message, logo_url } = this.config;
    return html`<section class="welcome">
      <div class="logo">${face(title, logo_url)}</div>
      <p dir="auto">${welcome_message || this.words.welcome}</p>
    </section>`;
  }

  #older() {
    const { older } = this.state;
    if (older === 'loading') return html`<p class="notice">${this.words.loading}</p>`;
    return older === 'failed'
      ? this.#trouble(this.words.older_failed, () => this.conversation.loadOlder())
      : null;
  }

  #history() {
    const { state, words, times, conversation } = this;
    const isFresh = ({ key }: Row) => !this.#known.has(key);
    if (state.history === 'loading' && state.lastSeq > 0 && this.#rows.length === 0) return this.#skeleton();
    return html`
      ${
        state.history === 'failed'
          ? this.#trouble(words.history_failed, () => conversation.loadLatest())
          : null
      }
      <div class="list" role=${this.#rows.length === 0 ? 'none' : 'list'}>
        ${repeat(
          this.#rows,
          ({ key }) => key,
          (row) => rowTemplate(row, { conversation, words, times, isFresh }),
        )}
      </div>
      ${this.#typing()}
    `;
  }

  #skeleton() {
    return html`<div class="skeleton" role="status" aria-label=${this.words.loading}>
      <i></i><i></i><i></i>
    </div>`;
  }

  #trouble(what: string, again: () => void) {
    return html`<div class="trouble" role="alert">
      <p>${what}</p>
      <button type="button" @click=${again}>${this.words.try_again}</button>
    </div>`;
  }

  #typing() {
    const [typist, ...others] = this.state.typists;
    if (typist === undefined) return null;
    const known = this.state.team?.find(({ user_id }) => user_id === typist.user_id);
    const words =
      others.length > 0 ? this.words.typing_many : fill(this.words.typing, 'name', typist.display_name);
    return html`<div class="row first typing">
      ${face(typist.display_name, known?.avatar_url ?? null)}
      <div class="bubble" role="img" aria-label=${words} title=${words}><i></i><i></i><i></i></div>
    </div>`;
  }

  readonly #onScroll = () => {
    this.#scroll.moved();
    if (this.#scroll.isNearStart && this.state.older === 'more') this.conversation.loadOlder();
  };
}
