import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Choosing } from '../../controllers/choosing.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { optionStyles } from '../../look/options.styles.ts';
import { itemsFor, type PaletteItem } from '../../state/palette.ts';
import { comboField } from '../combo-field/combo-field.ts';
import { paletteStyles } from './iris-palette.styles.ts';

const optionId = (index: number): string => `item-${index}`;

/**
 * Finds rooms and acts by name, and carries out the one that is chosen. Call `show()`; Escape or a click beside it closes
 * it, and the keyboard is back where it was.
 *
 * Properties: `acts`, `rooms` (those that may be meant by what was typed).
 * @fires iris-find - `detail: string`, what was typed: which rooms may be meant?
 */
export class IrisPalette extends LitElement {
  static override styles = [controls, optionStyles, paletteStyles];

  static override properties = {
    acts: { attribute: false },
    rooms: { attribute: false },
    typed: { state: true },
    isOpen: { state: true },
  };

  declare acts: readonly PaletteItem[];
  declare rooms: readonly PaletteItem[];
  declare private typed: string;
  declare private isOpen: boolean;
  readonly #choosing = new Choosing(this, {
    count: () => this.#found().length,
    take: (index) => this.#take(index),
    takers: ['Enter'],
  });

  constructor() {
    super();
    this.acts = [];
    this.rooms = [];
    this.typed = '';
    this.isOpen = false;
    this.addController(this.#choosing);
  }

  show(): void {
    this.isOpen = true;
    this.#find('');
  }

  /** With its field in it already, so that the keyboard goes there. */
  protected override updated(changed: PropertyValues): void {
    if (changed.has('isOpen') && this.isOpen) this.#dialog()?.showModal();
  }

  protected override render(): TemplateResult {
    return html`
      <dialog
        aria-label="Find a room or an act"
        @click=${this.#clickBeside}
        @close=${() => (this.isOpen = false)}
      >
        ${this.isOpen ? this.#content() : nothing}
      </dialog>
    `;
  }

  #content(): TemplateResult {
    const count = this.#found().length;
    return html`
      <div class="field">
        ${icon('search')}
        ${comboField({
          label: 'Find a room or an act',
          placeholder: 'Find a room or an act',
          typed: this.typed,
          options: count > 0 ? { list: 'found', marked: optionId(this.#choosing.index) } : null,
          input: this.#input,
          keydown: this.#keydown,
        })}
      </div>
      ${
        count === 0
          ? html`<p role="status">Nothing is called “${this.typed}”.</p>`
          : html`<div class="found" id="found" role="listbox" aria-label="Found">${this.#groups()}</div>`
      }
    `;
  }

  #groups(): TemplateResult {
    const acts = this.#foundActs();
    return html`${this.#group('Acts', acts, 0)} ${this.#group('Rooms', this.rooms, acts.length)}`;
  }

  #group(name: string, items: readonly PaletteItem[], from: number): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`
      <div role="group" aria-label=${name}>
        <div class="group-name" aria-hidden="true">${name}</div>
        ${items.map((item, index) => this.#option(item, from + index))}
      </div>
    `;
  }

  #option({ text, sign, keys }: PaletteItem, index: number): TemplateResult {
    return html`
      <div
        id=${optionId(index)}
        role="option"
        aria-selected=${index === this.#choosing.index}
        @click=${() => this.#take(index)}
      >
        ${icon(sign)}<span dir="auto">${text}</span>${keys.map((key) => html`<kbd>${key}</kbd>`)}
      </div>
    `;
  }

  #foundActs(): readonly PaletteItem[] {
    return itemsFor(this.acts, this.typed);
  }

  #found(): readonly PaletteItem[] {
    return [...this.#foundActs(), ...this.rooms];
  }

  readonly #input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) this.#find(event.currentTarget.value);
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (!event.isComposing && this.#choosing.pressed(event)) event.preventDefault();
  };

  #find(typed: string): void {
    this.typed = typed;
    this.#choosing.begin();
    this.dispatchEvent(new CustomEvent('iris-find', { detail: typed, bubbles: true, composed: true }));
  }

  /** Closed first: what is done may put the keyboard somewhere. */
  #take(index: number): void {
    const item = this.#found()[index];
    this.#dialog()?.close();
    item?.run();
  }

  /** The backdrop belongs to the dialog itself; everything in it has its own element. */
  readonly #clickBeside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.#dialog()?.close();
  };

  #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
