import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { focusPart } from '../../controllers/focus-part.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { characters, mostCharacters } from '../../state/characters.ts';
import type { WritingMode, Written } from '../../state/unsent.ts';
import { boxHead } from './box-head.ts';
import { replyBoxStyles } from './iris-reply-box.styles.ts';
import { writingWords } from './writing-words.ts';

/** From where on the rest is counted down. */
const countFrom = mostCharacters - 500;

/**
 * Where the team writes: a reply, or a note that turns the whole box amber. Enter sends, Shift+Enter breaks the line, and
 * neither while an input method is composing. Grows with the text.
 *
 * Properties: `mode`, `text` (what was begun in this mode), `to` (the visitor's name), `colleagues` (names of those who
 * are answering too), `isSaving`. One box belongs to one room.
 * @fires iris-send - `detail: Written`
 * @fires iris-write - `detail: Written`, after each change
 * @fires iris-switch-mode - `detail: WritingMode`
 * @fires iris-edit-last - arrow up in an empty box
 */
export class IrisReplyBox extends LitElement {
  static override styles = [controls, replyBoxStyles];

  static override properties = {
    mode: {},
    text: {},
    to: {},
    colleagues: { attribute: false },
    isSaving: { attribute: false },
  };

  declare mode: WritingMode;
  declare text: string;
  declare to: string;
  declare colleagues: readonly string[];
  declare isSaving: boolean;

  constructor() {
    super();
    this.mode = 'reply';
    this.text = '';
    this.to = '';
    this.colleagues = [];
    this.isSaving = false;
  }

  override focus(): void {
    focusPart(this, 'textarea');
  }

  protected override updated(): void {
    const field = this.#field();
    if (field !== null && field.value !== this.text) field.value = this.text;
  }

  protected override render(): TemplateResult {
    const { mode } = this;
    const words = writingWords(mode, this.to);
    return html`
      <form class="box ${mode}" @submit=${this.#submit}>
        ${boxHead({ mode, colleagues: this.colleagues, switchTo: (other) => void this.#tell('iris-switch-mode', other) })}
        <div class="grow" data-text=${`${this.text} `}>
          <textarea
            rows="1"
            aria-label=${words.label}
            placeholder=${words.label}
            dir="auto"
            enterkeyhint="send"
            aria-describedby="hint"
            ?readonly=${this.isSaving}
            @input=${this.#input}
            @keydown=${this.#keydown}
          ></textarea>
        </div>
        <div class="foot">
          <span class="hint" id="hint">${words.hint}</span>
          ${this.#left()}
          <button class="button primary send" ?disabled=${!this.#canSend}>
            ${icon(mode === 'note' ? 'lock' : 'send')}<span>${this.isSaving ? 'Adding …' : words.act}</span>
          </button>
        </div>
      </form>
    `;
  }

  #left(): TemplateResult | typeof nothing {
    const length = this.#length;
    if (length <= countFrom) return nothing;
    const left = mostCharacters - length;
    const words = left < 0 ? `${-left} characters too long` : `${left} characters left`;
    return html`<span class="left ${left < 0 ? 'over' : ''}" role="status">${words}</span>`;
  }

  get #length(): number {
    return characters(this.text.trim());
  }

  get #canSend(): boolean {
    return !this.isSaving && this.#length > 0 && this.#length <= mostCharacters;
  }

  readonly #input = (): void => this.#write(this.#field()?.value ?? '');

  readonly #keydown = (event: KeyboardEvent): void => {
    // Safari reports the Enter that ends a composition as key code 229 after the composition.
    const isComposing = event.isComposing || event.keyCode === 229;
    const isModified = event.key !== 'Enter' && (event.ctrlKey || event.metaKey);
    if (isComposing || isModified || event.altKey || event.shiftKey) return;
    if (this.#act(event.key)) event.preventDefault();
  };

  #act(key: string): boolean {
    if (key === 'ArrowUp') return this.text === '' && this.mode === 'reply' && this.#tell('iris-edit-last');
    if (key !== 'Enter') return false;
    this.#send();
    return true;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#send();
    this.focus();
  };

  /** A reply is on its way from here on. A note stays until it is saved: nothing else would keep it. */
  #send(): void {
    if (!this.#canSend) return;
    const { mode, text } = this;
    if (mode === 'reply') this.#write('');
    this.#tell('iris-send', { mode, text: text.trim() } satisfies Written);
  }

  #write(text: string): void {
    this.text = text;
    this.#tell('iris-write', { mode: this.mode, text } satisfies Written);
  }

  #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #tell(type: string, detail?: unknown): true {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    return true;
  }
}
