import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';

/** A short word on something that was done or didn't work. */
export interface Toast {
  readonly text: string;
  /** What can be done about it, and how that is called. */
  readonly action: { readonly text: string; readonly run: () => void } | null;
}

const shownMs = 8_000;

/**
 * Shows a toast below the head of the window, where it covers nothing to write in, for 8 s, longer while the pointer or the keyboard is on it.
 *
 * Properties: `toast`.
 */
export class IrisToast extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        z-index: 5;
        inset-block-start: calc(76px + env(safe-area-inset-top));
        inset-inline: 16px;
        display: grid;
        justify-items: center;
        pointer-events: none;
      }

      .toast {
        display: flex;
        gap: var(--iris-space-4);
        align-items: center;
        max-inline-size: 480px;
        padding: 10px 16px;
        border-radius: var(--iris-radius-card);
        background: light-dark(#24262b, #e9eaee);
        box-shadow: var(--iris-shadow-high);
        color: light-dark(#ffffff, #1a1d23);
        pointer-events: auto;
        animation: rise var(--iris-calm) var(--iris-ease);
      }

      .link {
        flex: none;
        color: light-dark(#bcbcfb, #4141b8);
      }

      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 -8px;
        }
      }
    `,
  ];

  static override properties = { toast: { attribute: false } };

  declare toast: Toast | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.toast = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hold();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('toast')) this.#release();
  }

  protected override render(): TemplateResult {
    return html`<div role="status">${this.toast === null ? nothing : this.#content(this.toast)}</div>`;
  }

  #content({ text, action }: Toast): TemplateResult {
    return html`
      <div
        class="toast"
        @pointerenter=${this.#hold}
        @pointerleave=${this.#release}
        @focusin=${this.#hold}
        @focusout=${this.#release}
      >
        <span>${text}</span>
        ${
          action === null
            ? nothing
            : html`<button class="link" type="button" @click=${() => this.#act(action.run)}>
                ${action.text}
              </button>`
        }
      </div>
    `;
  }

  #act(run: () => void): void {
    this.toast = null;
    run();
  }

  readonly #hold = (): void => clearTimeout(this.#timer);

  readonly #release = (): void => {
    this.#hold();
    if (this.toast !== null) this.#timer = setTimeout(() => (this.toast = null), shownMs);
  };
}
