import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { focusPart } from '../../controllers/focus-part.ts';
import { FormCall } from '../../controllers/form-call.ts';
import { Loading } from '../../controllers/loading.ts';
import type { EntryCalls } from '../../live/entry-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { icon } from '../../look/icon.ts';
import {
  countOf,
  type Entry,
  type EntryPage,
  noEntries,
  withEntry,
  withOlder,
  withoutEntry,
} from '../../state/library.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNote, stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import type { EntryKind } from './entry-kind.ts';
import { deleteQuestion, entryRow } from './entry-row.ts';
import { entriesStyles } from './iris-entries.styles.ts';

/** Which entry is being written: none, a new one, or one that is there. */
type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'entry'; readonly id: string };

/**
 * The entries of one kind, newest first: to be read, written, changed and deleted.
 *
 * Properties: `calls`, `kind`. Set before it is connected.
 * @fires iris-toast - `detail: Toast`
 */
export class IrisEntries extends LitElement {
  static override styles = [controls, forms, stateNoteStyles, skeletonStyles, adminPageStyles, entriesStyles];

  static override properties = {
    calls: { attribute: false },
    kind: { attribute: false },
    open: { state: true },
  };

  declare calls: EntryCalls | null;
  declare kind: EntryKind | null;
  declare private open: Open;
  readonly #page = new Loading(this, async () => (await this.calls?.page(null)) ?? noEntries);
  readonly #more = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.kind = null;
    this.open = { kind: 'none' };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { kind } = this;
    if (kind === null) return nothing;
    return html`
      <section class="card" aria-labelledby="entries">
        <header>
          <h2 id="entries" tabindex="-1">${kind.many} ${this.#count()}</h2>
          ${this.#hasEntries ? this.#newButton(kind) : nothing}
        </header>
        <p>${kind.about}</p>
        <div class="after">
          ${loaded(this.#page, `The ${kind.many.toLowerCase()} couldn’t be loaded`, (page) =>
            this.#list(page, kind),
          )}
        </div>
        <iris-ask @iris-done=${this.#keepFocus}></iris-ask>
      </section>
    `;
  }

  get #hasEntries(): boolean {
    const { state } = this.#page;
    return state.status === 'loaded' && state.value.entries.length > 0;
  }

  #count(): TemplateResult | typeof nothing {
    const { state } = this.#page;
    return state.status === 'loaded' ? html`<span class="count">${countOf(state.value)}</span>` : nothing;
  }

  #list(page: EntryPage, kind: EntryKind): TemplateResult {
    const isNew = this.open.kind === 'new';
    if (page.entries.length === 0) return isNew ? this.#form(null, kind) : this.#empty(kind);
    return html`
      <ul class="rows">
        ${isNew ? html`<li>${this.#form(null, kind)}</li>` : nothing}
        ${repeat(
          page.entries,
          ({ id }) => id,
          (entry) => this.#row(entry, kind),
        )}
      </ul>
      ${page.nextCursor === null ? nothing : this.#moreButton(page.nextCursor)}
    `;
  }

  #row(entry: Entry, kind: EntryKind): TemplateResult {
    const { open } = this;
    if (open.kind === 'entry' && open.id === entry.id) return html`<li>${this.#form(entry, kind)}</li>`;
    return entryRow(entry, kind, {
      edit: ({ id }) => (this.open = { kind: 'entry', id }),
      remove: () => this.#ask(entry, kind),
      canEdit: open.kind === 'none',
    });
  }

  #form(entry: Entry | null, kind: EntryKind): TemplateResult {
    return html`
      <iris-entry-form
        .calls=${this.calls}
        .kind=${kind}
        .entry=${entry}
        @iris-cancel=${this.#close}
        @iris-entry-saved=${({ detail }: CustomEvent<Entry>) => this.#saved(detail, kind)}
      ></iris-entry-form>
    `;
  }

  #empty(kind: EntryKind): TemplateResult {
    return stateNote(
      kind.icon,
      `No ${kind.many.toLowerCase()} yet`,
      html`<p>${kind.firstStep}</p>
        ${this.#newButton(kind)}`,
    );
  }

  #newButton(kind: EntryKind): TemplateResult | typeof nothing {
    return html`
      <button
        class="button primary new"
        type="button"
        ?disabled=${this.open.kind !== 'none'}
        @click=${() => (this.open = { kind: 'new' })}
      >
        ${icon('plus')} New ${kind.one}
      </button>
    `;
  }

  #moreButton(cursor: string): TemplateResult {
    const { isSending, isWaiting } = this.#more;
    return html`
      <div class="end after">
        ${formNotice(this.#more.state)}
        <button
          class="button more"
          type="button"
          ?disabled=${isWaiting}
          aria-disabled=${isSending}
          @click=${() => void this.#loadMore(cursor)}
        >
          ${isSending ? html`${spinner()} Loading` : 'Show more'}
        </button>
      </div>
    `;
  }

  readonly #close = (): void => {
    const { open } = this;
    this.open = { kind: 'none' };
    focusPart(this, open.kind === 'entry' ? `#edit-${open.id}` : '.new');
  };

  #saved(entry: Entry, kind: EntryKind): void {
    this.#page.change((page) => withEntry(page, entry));
    this.#close();
    this.#say(`Saved ${kind.one} “${kind.shown(entry.name)}”.`);
  }

  #ask(entry: Entry, kind: EntryKind): void {
    const question = deleteQuestion(entry, kind, async () => {
      await this.calls?.remove(entry.id);
      this.#page.change((page) => withoutEntry(page, entry.id));
      this.#say(`Deleted ${kind.one} “${kind.shown(entry.name)}”.`);
    });
    this.renderRoot.querySelector('iris-ask')?.ask(question);
  }

  async #loadMore(cursor: string): Promise<void> {
    await this.#more.send('The next ones couldn’t be loaded.', async () => {
      const older = await this.calls?.page(cursor);
      if (older !== undefined) this.#page.change((page) => withOlder(page, older));
    });
  }

  #say(text: string): void {
    const detail: Toast = { text, action: null };
    this.dispatchEvent(new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }));
  }

  /** The button that asked went with its row: the keyboard stays in the list. */
  readonly #keepFocus = (event: Event): void => {
    const focused = this.shadowRoot?.activeElement ?? null;
    if (focused === null || focused === event.currentTarget) focusPart(this, '#entries');
  };
}
