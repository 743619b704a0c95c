import { html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FormCall } from '../../controllers/form-call.ts';
import { Loading } from '../../controllers/loading.ts';
import type { AuditCalls, AuditPage, Directory } from '../../live/audit-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { type AuditFilter, everyRow } from '../../state/audit-filter.ts';
import type { NameOf } from '../../state/audit-words.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNote, stateNoteStyles } from '../state-note/state-note.ts';
import { auditFilters } from './audit-filters.ts';
import { auditRow } from './audit-row.ts';
import { auditLogStyles } from './iris-audit-log.styles.ts';

/**
 * The audit log, newest first: each row a sentence that opens to what was recorded, filtered by act, person and day.
 *
 * Properties: `calls`. Set before it is connected.
 */
export class IrisAuditLog extends LitElement {
  static override styles = [
    controls,
    forms,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    auditLogStyles,
  ];

  static override properties = { calls: { attribute: false } };

  declare calls: AuditCalls | null;
  #filter: AuditFilter = everyRow;
  readonly #log = new Loading(this, async () => (await this.calls?.page(this.#filter, null)) ?? noRows);
  /** Names for ids are a comfort: the log is read without them, too. */
  readonly #directory = new Loading(this, async () => (await this.calls?.directory()) ?? nobody);
  readonly #more = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
  }

  protected override render(): TemplateResult {
    const { state } = this.#directory;
    const directory = state.status === 'loaded' ? state.value : nobody;
    return html`
      <p class="lead">
        Every message and every administrative act has a row here, written together with it. Rows can’t be
        changed or removed before their time.
      </p>
      ${auditFilters(directory, (part) => this.#narrow(part))}
      <section class="card" aria-label="Rows">
        ${loaded(this.#log, 'The log couldn’t be loaded', (page) => this.#rows(page, directory))}
      </section>
    `;
  }

  #rows(page: AuditPage, { names }: Directory): TemplateResult {
    if (page.data.length === 0) return this.#empty();
    const nameOf = nameFrom(page, names);
    return html`
      <ul class="rows ${this.#log.isBusy ? 'busy' : ''}" aria-busy=${this.#log.isBusy}>
        ${repeat(
          page.data,
          ({ id }) => id,
          (row) => auditRow(row, nameOf),
        )}
      </ul>
      <div class="end">
        ${page.next_cursor === null ? 'That is all.' : this.#moreButton(page.next_cursor)}
      </div>
    `;
  }

  #empty(): TemplateResult {
    return stateNote(
      'list',
      'No such rows',
      this.#filter === everyRow
        ? html`<p>What happens from now on stands here.</p>`
        : html`<p>Nothing like that happened. Ask for more days, or for everybody.</p>`,
    );
  }

  #moreButton(cursor: string): TemplateResult {
    const { isSending, isWaiting } = this.#more;
    return html`
      ${formNotice(this.#more.state)}
      <button
        class="button"
        type="button"
        ?disabled=${isWaiting}
        aria-disabled=${isSending}
        @click=${() => void this.#loadMore(cursor)}
      >
        ${isSending ? html`${spinner()} Loading` : 'Show more'}
      </button>
    `;
  }

  #narrow(part: Partial<AuditFilter>): void {
    this.#filter = { ...this.#filter, ...part };
    void this.#log.load();
  }

  async #loadMore(cursor: string): Promise<void> {
    const filter = this.#filter;
    await this.#more.send('The next rows couldn’t be loaded.', async () => {
      const page = await this.calls?.page(filter, cursor);
      // Another filter was chosen meanwhile: its rows have no place for these.
      if (page === undefined || filter !== this.#filter) return;
      this.#log.change(({ data }) => ({ data: [...data, ...page.data], next_cursor: page.next_cursor }));
    });
  }
}

/** The directory knows who is there; rows know the names of whoever acted. */
function nameFrom({ data }: AuditPage, names: ReadonlyMap<string, string>): NameOf {
  const acted = new Map(
    data.flatMap(({ actor }) => (actor.id && actor.name ? [[actor.id, actor.name]] : [])),
  );
  return (id) => names.get(id) ?? acted.get(id) ?? null;
}

const noRows: AuditPage = { data: [], next_cursor: null };
const nobody: Directory = { actors: [], names: new Map() };
