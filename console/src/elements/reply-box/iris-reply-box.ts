import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { focusPart } from '../../controllers/focus-part.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { characters, mostCharacters } from '../../state/characters.ts';
import { replyBoxStyles } from './iris-reply-box.styles.ts';

/** From where on the rest is counted down. */
const countFrom = mostCharacters - 500;

/**
 * Where the answer is written. Enter sends, Shift+Enter breaks the line, and neither while an input method is
 * composing. Grows with the text.
 *
 * Properties: `text` (what was begun before), `to` (the visitor's name). One box belongs to one room.
 * @fires iris-send - `detail: string`
 * @fires iris-write - `detail: string`, the text after each change
 */
export class IrisReplyBox extends LitElement {
  static override styles = [controls, replyBoxStyles];

  static override properties = {
    text: {},
    to: {},
  };

  declare text: string;
  declare to: string;

  constructor() {
    super();
    this.text = '';
    this.to = '';
  }

  override focus(): void {
    focusPart(this, 'textarea');
  }

  protected override updated(changed: PropertyValues<this>): void {
    const field = this.#field();
    if (field !== null && changed.has('text') && field.value !== this.text) field.value = this.text;
  }

  protected override render(): TemplateResult {
    const length = characters(this.text.trim());
    const left = mostCharacters - length;
    return html`
      <form class="box" @submit=${this.#submit}>
        <div class="grow" data-text=${`${this.text} `}>
          <textarea
            rows="1"
            aria-label="Reply to ${this.to}"
            placeholder="Reply to ${this.to}"
            dir="auto"
            enterkeyhint="send"
            aria-describedby="keys"
            @input=${this.#input}
            @keydown=${this.#keydown}
          ></textarea>
        </div>
        <div class="foot">
          <span class="keys" id="keys">Enter sends, Shift+Enter starts a new line</span>
          ${
            length > countFrom
              ? html`<span class="left ${left < 0 ? 'over' : ''}" role="status"
                  >${left < 0 ? `${-left} characters too long` : `${left} characters left`}</span
                >`
              : nothing
          }
          <button class="button primary send" ?disabled=${length === 0 || left < 0}>
            ${icon('send')}<span>Send</span>
          </button>
        </div>
      </form>
    `;
  }

  readonly #input = (): void => this.#write(this.#field()?.value ?? '');

  readonly #keydown = (event: KeyboardEvent): void => {
    // Safari reports the Enter that ends a composition as key code 229 after the composition.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    this.#send();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#send();
    this.focus();
  };

  #send(): void {
    const text = this.text.trim();
    if (text === '' || characters(text) > mostCharacters) return;
    this.#write('');
    this.#tell('iris-send', text);
  }

  #write(text: string): void {
    this.text = text;
    this.#tell('iris-write', text);
  }

  #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #tell(type: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
