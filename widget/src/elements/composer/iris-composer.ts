import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Words } from '../../locales/en.ts';
import { baseStyles } from '../base.styles.ts';
import { icon } from '../icon.ts';
import { composerStyles } from './iris-composer.styles.ts';

/** The longest message, in code points (contract §2). */
const mostCodePoints = 8_000;

/**
 * `<iris-composer>`: where the visitor writes. Enter sends, Shift+Enter breaks the line, and neither does either
 * while an input method composes. What is begun is kept as a draft.
 *
 * Properties: `conversation`, `words`.
 */
export class IrisComposer extends LitElement {
  static override properties = {
    conversation: { attribute: false },
    words: { attribute: false },
    text: { state: true },
  };
  static override styles = [baseStyles, composerStyles];

  declare conversation: Conversation;
  declare words: Words;
  declare text: string;
  #breaksLine = false;

  constructor() {
    super();
    this.text = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = this.conversation.readDraft();
  }

  override focus(): void {
    this.#field?.focus({ preventScroll: true });
  }

  /** The visitor looks away: they aren't typing any more. */
  rest(): void {
    this.conversation.stoppedTyping();
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  get #isTooLong(): boolean {
    // Code points are never more than UTF-16 units, so counting is needed only for the very long.
    return this.text.length > mostCodePoints && Array.from(this.text.trim()).length > mostCodePoints;
  }

  get #canSend(): boolean {
    return this.text.trim() !== '' && !this.#isTooLong;
  }

  override render(): TemplateResult {
    const { words } = this;
    const isTooLong = this.#isTooLong;
    return html`
      <form @submit=${this.#submit}>
        <textarea
          rows="1"
          dir=${this.text === '' ? nothing : 'auto'}
          autocomplete="off"
          enterkeyhint="send"
          aria-label=${words.composer}
          aria-describedby="problem"
          placeholder=${words.placeholder}
          .value=${this.text}
          @input=${this.#input}
          @keydown=${this.#keydown}
          @beforeinput=${this.#beforeInput}
          @blur=${() => this.rest()}
        ></textarea>
        <button type="submit" aria-label=${words.send} title=${words.send} aria-disabled=${!this.#canSend}>
          ${icon('send')}
        </button>
      </form>
      <p id="problem" role="alert" ?data-quiet=${!isTooLong}>${isTooLong ? words.too_long : ''}</p>
    `;
  }

  override updated(): void {
    this.#grow();
  }

  /** As high as its text, up to what the style allows. */
  #grow() {
    const field = this.#field;
    if (field === null) return;
    field.style.setProperty('height', '0');
    field.style.setProperty('height', `${Math.max(22, field.scrollHeight)}px`);
  }

  readonly #input = () => {
    this.#keep(this.#field?.value ?? '');
    if (this.text === '') this.conversation.stoppedTyping();
    else this.conversation.typed();
  };

  #keep(text: string) {
    this.text = text;
    this.conversation.keepDraft(text);
  }

  readonly #keydown = (event: KeyboardEvent) => {
    // 229: an input method has the key, also in Safari, which ends composing a moment too early.
    const isComposing = event.isComposing || event.keyCode === 229;
    this.#breaksLine = event.shiftKey || event.altKey || isComposing;
    if (event.key !== 'Enter' || this.#breaksLine) return;
    event.preventDefault();
    this.#send();
  };

  /** Touch keyboards may send no usable key event for Enter, only the line break that they would make. */
  readonly #beforeInput = (event: InputEvent) => {
    if (event.inputType !== 'insertLineBreak' || this.#breaksLine || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };

  readonly #submit = (event: SubmitEvent) => {
    event.preventDefault();
    this.#send();
    this.focus();
  };

  #send() {
    if (!this.#canSend) return;
    this.conversation.send(this.text.trim());
    this.#keep('');
  }
}
