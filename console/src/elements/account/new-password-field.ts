import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { characters } from '../../state/characters.ts';
import { passwordField, passwordHint } from './password-field.ts';

const leastCharacters = 10;

/**
 * Where somebody chooses a password. That one is too short it says itself, where the rule stands: the browser's own
 * bubble lies over the form, in the browser's language, and goes by itself.
 */
export class NewPasswordField {
  readonly #host: ReactiveControllerHost;
  #isShown = false;
  #isRefused = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  template(label: string): TemplateResult {
    return passwordField({
      label,
      autocomplete: 'new-password',
      isShown: this.#isShown,
      onToggle: () => this.#draw(() => (this.#isShown = !this.#isShown)),
      wanted: {
        minLength: leastCharacters,
        hint: this.#hint(),
        isRefused: this.#isRefused,
        input: this.#input,
        invalid: this.#refuse,
      },
    });
  }

  #hint(): TemplateResult {
    return html`
      <p class="hint ${this.#isRefused ? 'bad' : ''}" id=${passwordHint} role="status">
        ${
          this.#isRefused
            ? html`${icon('alert')} Too short: at least ${leastCharacters} characters.`
            : html`At least ${leastCharacters} characters.`
        }
      </p>
    `;
  }

  readonly #input = ({ currentTarget: field }: InputEvent): void => {
    if (!(field instanceof HTMLInputElement)) return;
    // As the server counts; the browser's own rule takes a surrogate pair for two.
    const isShort = characters(field.value) < leastCharacters;
    field.setCustomValidity(isShort ? 'Too short' : '');
    if (!isShort) this.#draw(() => (this.#isRefused = false));
  };

  readonly #refuse = (event: Event): void => {
    event.preventDefault();
    this.#draw(() => (this.#isRefused = true));
    const field = event.currentTarget;
    // Where another field comes first, the keyboard goes there.
    if (field instanceof HTMLInputElement && field.form?.querySelector(':invalid') === field) field.focus();
  };

  #draw(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }
}
