import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import type { WritingMode } from '../../state/unsent.ts';
import { colleaguesText } from './writing-words.ts';

const modes = [
  { mode: 'reply', text: 'Reply', sign: null },
  { mode: 'note', text: 'Note', sign: 'lock' },
] as const;

export interface BoxHead {
  readonly mode: WritingMode;
  /** Names of those who are answering too. */
  readonly colleagues: readonly string[];
  readonly switchTo: (mode: WritingMode) => void;
}

/** Which of the two is being written, and who else is at it. */
export function boxHead({ mode, colleagues, switchTo }: BoxHead): TemplateResult {
  return html`
    <div class="head">
      <div class="modes" role="group" aria-label="What you write">
        ${modes.map(
          ({ mode: other, text, sign }) => html`
            <button type="button" aria-pressed=${mode === other} @click=${() => switchTo(other)}>
              ${sign === null ? nothing : icon(sign)}${text}
            </button>
          `,
        )}
      </div>
      <span class="colleagues" role="status">
        ${colleagues.length === 0 ? nothing : html`${icon('alert')}<span>${colleaguesText(colleagues)}</span>`}
      </span>
    </div>
  `;
}
