import { html, LitElement, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { keyListStyles } from './iris-key-list.styles.ts';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['↑', '↓'], 'Walk through the rooms'],
  [['Enter'], 'Open the room and write'],
  [['Alt', '↓'], 'Next room, also while writing'],
  [['Alt', '↑'], 'Room before'],
  [['Esc'], 'Back to the rooms'],
  [['Enter'], 'Send what is in the reply box'],
  [['Shift', 'Enter'], 'New line in the reply box'],
  [['?'], 'This list'],
];

/** The keys of the console, in a dialog. Call `show()`; Escape or the cross closes it. */
export class IrisKeyList extends LitElement {
  static override styles = [controls, keyListStyles];

  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title" @click=${this.#clickBeside}>
        <header>
          <h2 id="title">Keys</h2>
          <button class="button bare square" type="button" aria-label="Close" @click=${this.#close}>
            ${icon('close')}
          </button>
        </header>
        <dl>
          ${keys.map(
            ([combination, meaning]) => html`
              <div>
                <dt>${combination.map((key) => html`<kbd>${key}</kbd>`)}</dt>
                <dd>${meaning}</dd>
              </div>
            `,
          )}
        </dl>
      </dialog>
    `;
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  /** The backdrop belongs to the dialog itself; everything in it has its own element. */
  readonly #clickBeside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.#close();
  };
}
