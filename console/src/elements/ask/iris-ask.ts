import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import { choices } from '../../look/choices.styles.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { formNotice } from '../form-notice/form-notice.ts';
import { askStyles } from './iris-ask.styles.ts';
import type { Asked, Question } from './question.ts';

/**
 * Asks before an act: what it is, what it does, and a button that names it. Call `ask()`; Escape, Cancel and a click
 * beside it leave everything as it is. It closes by itself once the act is done.
 *
 * @fires iris-done - when it closed after the act
 */
export class IrisAsk extends LitElement {
  static override styles = [controls, forms, choices, askStyles];

  static override properties = { question: { state: true }, isNamed: { state: true } };

  declare private question: Question | null;
  declare private isNamed: boolean;
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.question = null;
    this.isNamed = false;
  }

  ask(question: Question): void {
    this.#call.reset();
    this.isNamed = false;
    this.question = question;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('question') && this.question !== null) this.#dialog()?.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { question } = this;
    if (question === null) return nothing;
    return html`
      <dialog
        aria-labelledby="title"
        aria-describedby="explanation"
        @click=${this.#clickBeside}
        @close=${this.#closed}
      >
        <h2 id="title">${question.title}</h2>
        <p id="explanation">${question.explanation}</p>
        ${formNotice(this.#call.state)}
        <form @submit=${(event: SubmitEvent) => void this.#submit(event, question)}>
          ${this.#field(question.asked)}
          <div class="buttons">
            <button class="button" type="button" @click=${this.#close}>Cancel</button>
            <button
              class="button primary ${question.isDangerous ? 'dangerous' : ''}"
              ?disabled=${!this.#canBeDone(question.asked)}
              aria-disabled=${this.#call.isSending}
            >
              ${question.act}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  #field(asked: Asked): TemplateResult | typeof nothing {
    if (asked.kind === 'nothing') return nothing;
    if (asked.kind === 'choice') return choiceField(asked);
    return html`
      <div class="field">
        <label for="name">To confirm, type <strong>${asked.name}</strong></label>
        <input
          id="name"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          autofocus
          @input=${(event: InputEvent) => this.#compare(event, asked.name)}
        />
      </div>
    `;
  }

  #canBeDone(asked: Asked): boolean {
    return !this.#call.isWaiting && (asked.kind !== 'name' || this.isNamed);
  }

  #compare(event: InputEvent, name: string): void {
    const field = event.currentTarget;
    this.isNamed = field instanceof HTMLInputElement && isSameName(field.value, name);
  }

  async #submit(event: SubmitEvent, question: Question): Promise<void> {
    event.preventDefault();
    if (!this.#canBeDone(question.asked)) return;
    const choice = fieldsOf(event)('choice');
    if (!(await this.#call.send(question.failure, () => question.run(choice)))) return;
    this.#close();
    this.dispatchEvent(new CustomEvent('iris-done'));
  }

  readonly #close = (): void => this.#dialog()?.close();

  /** A browser tells of it a moment later: by then the next question may stand here. */
  readonly #closed = (): void => {
    if (this.#dialog()?.open === false) this.question = null;
  };

  /** The backdrop belongs to the dialog itself; everything in it has its own element. */
  readonly #clickBeside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.#close();
  };

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}

function choiceField({ legend, choices, chosen }: Extract<Asked, { kind: 'choice' }>): TemplateResult {
  return html`
    <fieldset>
      <legend>${legend}</legend>
      ${choices.map(
        ({ value, text, hint }) => html`
          <label class="choice">
            <input
              type="radio"
              name="choice"
              value=${value}
              .checked=${value === chosen}
              ?autofocus=${value === chosen}
            />
            <span>${text}<small>${hint}</small></span>
          </label>
        `,
      )}
    </fieldset>
  `;
}

/** Spaces and capitals are no reason to make anybody type it again. */
function isSameName(typed: string, name: string): boolean {
  const bare = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase();
  return bare(typed) === bare(name);
}
