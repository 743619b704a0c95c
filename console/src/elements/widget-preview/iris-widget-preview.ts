import type { WidgetConfig } from '@iris/contract';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';

/**
 * The widget as visitors would see it with these settings: the real one, on a page of its own in a frame, where it
 * begins no conversation.
 *
 * Properties: `config`, `page` (address of the page that shows it; our own origin).
 */
export class IrisWidgetPreview extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--iris-space-2);
      }

      iframe {
        inline-size: 100%;
        block-size: var(--preview-height, 640px);
        border: 1px solid var(--iris-border);
        border-radius: var(--iris-radius-card);
        background: var(--iris-sunken);
        color-scheme: light dark;
      }

      div {
        display: flex;
        gap: var(--iris-space-2);
        align-items: center;
        justify-content: space-between;
      }

      p {
        margin: 0;
        font-size: var(--iris-size-13);
        color: var(--iris-text-muted);
      }
    `,
  ];

  static override properties = { config: { attribute: false }, page: {}, isOpen: { state: true } };

  declare config: WidgetConfig | null;
  declare page: string;
  declare private isOpen: boolean;

  constructor() {
    super();
    this.config = null;
    this.page = '/preview.html';
    this.isOpen = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.#hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.#hear);
  }

  protected override render(): TemplateResult {
    return html`
      <iframe
        src=${this.page}
        title="The widget with these settings"
        sandbox="allow-scripts allow-same-origin"
        tabindex="-1"
      ></iframe>
      <div>
        <p>With what isn’t saved yet.</p>
        <button class="button" type="button" @click=${() => (this.isOpen = !this.isOpen)}>
          ${this.isOpen ? 'Show it closed' : 'Show it open'}
        </button>
      </div>
    `;
  }

  protected override updated(): void {
    this.#tell();
  }

  get #frame(): Window | null {
    return this.renderRoot.querySelector('iframe')?.contentWindow ?? null;
  }

  /** The page says when it can listen; what it is told before that is lost. */
  readonly #hear = (event: MessageEvent): void => {
    if (event.origin === location.origin && event.source === this.#frame) this.#tell();
  };

  #tell(): void {
    const { config, isOpen } = this;
    if (config === null) return;
    this.#frame?.postMessage({ iris_preview: { config, isOpen } }, location.origin);
  }
}
