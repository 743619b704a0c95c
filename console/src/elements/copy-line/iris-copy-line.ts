import { css, html, LitElement, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';

type Outcome = 'none' | 'copied' | 'refused';

/**
 * A line of text to take elsewhere: a link, a key, a tag. The button copies it; where the browser doesn't let it, the
 * text is selected for the keys.
 *
 * Properties: `text`, `label` (what it is: "Invitation link").
 */
export class IrisCopyLine extends LitElement {
  static override styles = [
    controls,
    css`
      .line {
        display: flex;
        gap: var(--iris-space-2);
        align-items: center;
        padding: 6px 6px 6px var(--iris-space-3);
        border: 1px solid var(--iris-border-strong);
        border-radius: var(--iris-radius-control);
        background: var(--iris-page);
      }

      code {
        flex: 1;
        min-inline-size: 0;
        font: var(--iris-size-13) / var(--iris-leading) var(--iris-font-code);
        overflow-wrap: anywhere;
        user-select: all;
      }

      p {
        margin: 0;
        font-size: var(--iris-size-13);
        color: var(--iris-text-muted);
      }

      p:not(:empty) {
        margin-block-start: 4px;
      }
    `,
  ];

  static override properties = { text: {}, label: {}, outcome: { state: true } };

  declare text: string;
  declare label: string;
  declare private outcome: Outcome;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.outcome = 'none';
  }

  protected override render(): TemplateResult {
    return html`
      <div class="line" role="group" aria-label=${this.label}>
        <code>${this.text}</code>
        <button class="button" type="button" @click=${() => void this.#copy()}>
          ${icon(this.outcome === 'copied' ? 'check' : 'copy')} Copy
        </button>
      </div>
      <p role="status">${words[this.outcome]}</p>
    `;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'refused';
      this.#select();
    }
  }

  #select(): void {
    const code = this.renderRoot.querySelector('code');
    if (code !== null) getSelection()?.selectAllChildren(code);
  }
}

const words: Readonly<Record<Outcome, string>> = {
  none: '',
  copied: 'Copied.',
  refused: 'Your browser didn’t let us copy. It is selected: copy it with the keyboard.',
};
