import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { focusPart } from '../../controllers/focus-part.ts';
import { FormCall } from '../../controllers/form-call.ts';
import type { EntryCalls } from '../../live/entry-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { textAreas } from '../../look/text-areas.styles.ts';
import type { Entry, EntryText } from '../../state/library.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import type { EntryKind } from '../entries/entry-kind.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';
import { entryProblem, isTaken } from './entry-problem.ts';

/**
 * Name and content of an entry, new or as it stands. What would be refused is said while it is typed; an empty field
 * only once somebody wants to save.
 *
 * Properties: `calls`, `kind`, `entry` (null: a new one).
 * @fires iris-entry-saved - `detail: Entry`
 * @fires iris-cancel
 */
export class IrisEntryForm extends LitElement {
  static override styles = [
    controls,
    forms,
    textAreas,
    adminPageStyles,
    css`
      :host {
        gap: 0;
      }

      textarea {
        min-block-size: 8lh;
        max-block-size: 60dvh;
        field-sizing: content;
      }
    `,
  ];

  static override properties = {
    calls: { attribute: false },
    kind: { attribute: false },
    entry: { attribute: false },
    typed: { state: true },
    isTried: { state: true },
    taken: { state: true },
  };

  declare calls: EntryCalls | null;
  declare kind: EntryKind | null;
  declare entry: Entry | null;
  declare private typed: EntryText;
  /** Whether somebody wanted to save: from then on an empty field is a mistake. */
  declare private isTried: boolean;
  /** The name that the server said another entry has. */
  declare private taken: string | null;
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.kind = null;
    this.entry = null;
    this.typed = { name: '', content: '' };
    this.isTried = false;
    this.taken = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('entry') || this.entry === null) return;
    const { name, content } = this.entry;
    this.typed = { name, content };
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { kind, typed } = this;
    if (kind === null) return nothing;
    return html`
      <div>${formNotice(this.#call.state)}</div>
      <form novalidate @submit=${(event: SubmitEvent) => this.#submit(event, kind)}>
        ${this.#field(
          'name',
          kind,
          (bad) => html`
            <input
              id="name"
              autocomplete="off"
              autocapitalize="none"
              aria-describedby="name-hint"
              aria-invalid=${bad}
              .value=${live(typed.name)}
              @input=${this.#type}
            />
          `,
        )}
        ${this.#field(
          'content',
          kind,
          (bad) => html`
            <textarea
              id="content"
              rows="8"
              dir="auto"
              aria-describedby="content-hint"
              aria-invalid=${bad}
              .value=${live(typed.content)}
              @input=${this.#type}
            ></textarea>
          `,
        )}
        <div class="acts">
          <button
            class="button primary"
            ?disabled=${this.#call.isWaiting}
            aria-disabled=${this.#call.isSending}
          >
            ${this.#call.isSending ? html`${spinner()} Saving` : `Save ${kind.one}`}
          </button>
          <button class="button" type="button" @click=${this.#cancel}>Cancel</button>
        </div>
      </form>
    `;
  }

  /** A label, what is typed into (`control`, told whether that would be refused), and a hint or what is wrong. */
  #field(
    field: keyof EntryText,
    kind: EntryKind,
    control: (isBad: boolean) => TemplateResult,
  ): TemplateResult {
    const problem = this.#problemOf(field, kind);
    return html`
      <div class="field">
        <label for=${field}>${kind[field].label}</label>
        ${control(problem !== null)}
        <p class="hint ${problem === null ? '' : 'bad'}" id="${field}-hint">${problem ?? kind[field].hint}</p>
      </div>
    `;
  }

  #problemOf(field: keyof EntryText, kind: EntryKind): string | null {
    const text = this.typed[field];
    if (text.trim() === '' && !this.isTried) return null;
    if (field === 'name' && text.trim() === this.taken) return `Another ${kind.one} has it.`;
    return kind[field].problemOf(text);
  }

  readonly #type = ({ currentTarget: target }: InputEvent): void => {
    if (target instanceof HTMLInputElement) this.typed = { ...this.typed, name: target.value };
    if (target instanceof HTMLTextAreaElement) this.typed = { ...this.typed, content: target.value };
  };

  readonly #cancel = (): void => void this.dispatchEvent(new CustomEvent('iris-cancel'));

  #submit(event: SubmitEvent, kind: EntryKind): void {
    event.preventDefault();
    this.isTried = true;
    const wrong = (['name', 'content'] as const).find((field) => this.#problemOf(field, kind) !== null);
    if (wrong !== undefined) return focusPart(this, `#${wrong}`);
    void this.#save({ name: this.typed.name.trim(), content: this.typed.content.trim() }, kind);
  }

  async #save(text: EntryText, kind: EntryKind): Promise<void> {
    const { calls, entry } = this;
    if (calls === null) return;
    const act = async () => {
      const detail = await (entry === null ? calls.create(text) : calls.change(entry.id, text));
      this.dispatchEvent(new CustomEvent('iris-entry-saved', { detail }));
    };
    await this.#call.send(`The ${kind.one} wasn’t saved.`, act, (problem) => {
      if (isTaken(problem)) this.#markTaken(text.name);
      return entryProblem(problem, kind);
    });
  }

  #markTaken(name: string): void {
    this.taken = name;
    focusPart(this, '#name');
  }
}
