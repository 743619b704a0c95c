import type { QueueCounts, QueueState, TagCount } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { focusPart } from '../../controllers/focus-part.ts';
import { Menu } from '../../controllers/menu.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { menuStyles } from '../../look/menu.styles.ts';
import { filterOf, type ListKey, listKey } from '../../state/list-rules.ts';
import { countText } from './count-text.ts';
import { queueHeadStyles } from './iris-queue-head.styles.ts';

/** Whoever goes on typing is not searched for yet. */
const pauseMs = 200;

const states: readonly (readonly [QueueState, string])[] = [
  ['unassigned', 'Unassigned'],
  ['mine', 'Mine'],
  ['open', 'Open'],
  ['archived', 'Archived'],
];

/**
 * Which rooms the list shows: a state of the queue with its number, a tag, or those in which something is found.
 *
 * Properties: `list`, `counts` (null until they are known), `tags` (those in use).
 * @fires iris-switch-list - `detail: ListKey`
 * @fires iris-search - `detail: string`, empty when nobody searches any more
 * @fires iris-want-tags - the choice of tags was opened
 * @fires iris-leave-search - the keyboard goes on to what was found
 */
export class IrisQueueHead extends LitElement {
  static override styles = [controls, menuStyles, queueHeadStyles];

  static override properties = {
    list: {},
    counts: { attribute: false },
    tags: { attribute: false },
    typed: { state: true },
  };

  declare list: ListKey;
  declare counts: QueueCounts | null;
  declare tags: readonly TagCount[];
  declare private typed: string;
  readonly #menu = new Menu(this, { opener: '.by-tag', onOpen: () => this.#tell('iris-want-tags') });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.list = 'open';
    this.counts = null;
    this.tags = [];
    this.typed = '';
    this.addController(this.#menu);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Puts the keyboard into the search field. */
  override focus(): void {
    focusPart(this, 'input');
  }

  /** Nobody searches any more. */
  clear(): void {
    this.typed = '';
    this.#search();
  }

  protected override render(): TemplateResult {
    const { state, tag } = filterOf(this.list);
    return html`
      <div class="find">
        <label class="search">
          ${icon('search')}
          <input
            type="search"
            aria-label="Search in all rooms"
            placeholder="Search"
            autocomplete="off"
            maxlength="200"
            dir="auto"
            .value=${live(this.typed)}
            @input=${this.#input}
            @keydown=${this.#keydown}
          />
          ${this.typed === '' ? html`<kbd aria-hidden="true">/</kbd>` : nothing}
        </label>
        <button
          class="button bare square by-tag"
          type="button"
          aria-label="Filter by tag"
          aria-haspopup="menu"
          aria-expanded=${this.#menu.isOpen}
          @click=${this.#menu.toggle}
          @keydown=${this.#menu.openerPressed}
        >
          ${icon('tag')}
        </button>
        ${this.#menu.isOpen ? this.#choices(tag) : nothing}
      </div>
      ${tag === null ? nothing : this.#chosen(tag)}
      <div class="states" role="group" aria-label="Which rooms">
        ${states.map(([name, text]) => this.#state(name, text, name === state && this.typed.trim() === ''))}
      </div>
    `;
  }

  #state(name: QueueState, text: string, isShown: boolean): TemplateResult {
    return html`
      <button type="button" aria-pressed=${isShown} @click=${() => this.#show(name)}>
        <span>${text}</span>
        <b>${this.counts === null ? html`&nbsp;` : countText(this.counts[name])}</b>
      </button>
    `;
  }

  #chosen(tag: string): TemplateResult {
    return html`
      <p class="chosen">
        Tagged <b dir="auto">${tag}</b>
        <button type="button" aria-label="All tags" @click=${() => this.#switch({ tag: null })}>
          ${icon('close')}
        </button>
      </p>
    `;
  }

  #choices(chosen: string | null): TemplateResult {
    return html`
      <div class="menu" role="menu" aria-label="Filter by tag" @keydown=${this.#menu.pressed}>
        ${this.#choice(null, html`All tags`, chosen)}
        ${this.tags.map(({ tag, open }) => this.#choice(tag, html`<span dir="auto">${tag}</span><small>${open}</small>`, chosen))}
      </div>
    `;
  }

  #choice(tag: string | null, content: TemplateResult, chosen: string | null): TemplateResult {
    return html`
      <button
        role="menuitemradio"
        type="button"
        tabindex="-1"
        aria-checked=${tag === chosen}
        @click=${() => this.#choose(tag)}
      >
        ${content}
      </button>
    `;
  }

  /** A search goes through the rooms of all states: whoever picks one has done with it. */
  #show(state: QueueState): void {
    if (this.typed !== '') this.clear();
    this.#switch({ state });
  }

  #choose(tag: string | null): void {
    this.#menu.close();
    this.#switch({ tag });
  }

  #switch(change: Partial<ReturnType<typeof filterOf>>): void {
    this.#tell('iris-switch-list', listKey({ ...filterOf(this.list), ...change }));
  }

  readonly #input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) this.typed = event.currentTarget.value;
    clearTimeout(this.#timer);
    if (this.typed.trim() === '') this.#search();
    else this.#timer = setTimeout(() => this.#search(), pauseMs);
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.typed !== '') this.clear();
    else if (event.key === 'Enter') this.#search();
    else if (event.key === 'ArrowDown' || event.key === 'Escape') this.#tell('iris-leave-search');
    else return;
    event.preventDefault();
  };

  #search(): void {
    clearTimeout(this.#timer);
    this.#tell('iris-search', this.typed.trim());
  }

  #tell(type: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
