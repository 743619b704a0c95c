import { html, LitElement, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { isMac } from '../../look/is-mac.ts';
import { allKeys, type ShownKey } from '../../state/keys.ts';
import { keyListStyles } from './iris-key-list.styles.ts';

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
        <div class="places">
          ${allKeys(isMac()).map(
            ({ where, keys }) => html`
              <section aria-label=${where}>
                <h3>${where}</h3>
                <dl>${keys.map(keyRow)}</dl>
              </section>
            `,
          )}
        </div>
      </dialog>
    `;
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  /** The backdrop belongs to the dialog itself; everything in it has its own element. */
  readonly #clickBeside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.#close();
  };
}

function keyRow({ keys, meaning }: ShownKey): TemplateResult {
  return html`
    <div>
      <dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
      <dd>${meaning}</dd>
    </div>
  `;
}
