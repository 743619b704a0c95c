import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { controls } from '../../look/controls.styles.ts';
import { growing } from '../../look/growing.styles.ts';
import { icon } from '../../look/icon.ts';
import { characters, mostCharacters } from '../../state/characters.ts';
import { editBoxStyles } from './iris-edit-box.styles.ts';

/**
 * A message that is being changed, in its own place. Enter saves, Shift+Enter breaks the line, Escape leaves it as it was.
 * The keyboard is in it as soon as it is there.
 *
 * Properties: `text`, what the message says now.
 * @fires iris-save-edit - `detail: string`
 * @fires iris-cancel-edit
 * @fires iris-delete
 */
export class IrisEditBox extends LitElement {
  static override styles = [controls, growing, editBoxStyles];

  static override properties = {
    text: {},
    typed: { state: true },
  };

  declare text: string;
  declare private typed: string;

  constructor() {
    super();
    this.text = '';
    this.typed = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.typed = this.text;
  }

  protected override firstUpdated(): void {
    const field = this.renderRoot.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(this.text.length, this.text.length);
  }

  protected override render(): TemplateResult {
    return html`
      <div class="grow" data-text=${`${this.typed} `}>
        <textarea
          rows="1"
          aria-label="Edit the message"
          dir="auto"
          .value=${live(this.typed)}
          @input=${this.#input}
          @keydown=${this.#keydown}
        ></textarea>
      </div>
      <div class="acts">
        <button class="button bare delete" type="button" @click=${() => this.#tell('iris-delete')}>
          ${icon('trash')} Delete
        </button>
        <button class="button" type="button" @click=${() => this.#tell('iris-cancel-edit')}>Cancel</button>
        <button class="button primary" type="button" ?disabled=${!this.#canSave} @click=${() => this.#save()}>
          Save
        </button>
      </div>
    `;
  }

  get #canSave(): boolean {
    const length = characters(this.typed.trim());
    return length > 0 && length <= mostCharacters;
  }

  readonly #input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLTextAreaElement) this.typed = event.currentTarget.value;
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    // Safari reports the Enter that ends a composition as key code 229 after the composition.
    if (event.isComposing || event.keyCode === 229 || event.shiftKey) return;
    if (event.key === 'Enter') this.#save();
    else if (event.key === 'Escape') this.#tell('iris-cancel-edit');
    else return;
    event.preventDefault();
  };

  /** What says the same as before needs no saving. */
  #save(): void {
    const text = this.typed.trim();
    if (text === this.text) this.#tell('iris-cancel-edit');
    else if (this.#canSave) this.#tell('iris-save-edit', text);
  }

  #tell(type: string, detail?: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
