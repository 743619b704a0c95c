import { html, nothing, type TemplateResult } from 'lit';
import type { CannedReply } from '../../state/canned-replies.ts';

export interface CannedList {
  readonly replies: readonly CannedReply[];
  readonly marked: number;
  readonly take: (index: number) => void;
}

/** The id of an option, for the field to say which one is marked. */
export const cannedId = (index: number): string => `canned-${index}`;

/** The canned replies that what was typed may mean, above the box. */
export function cannedList({ replies, marked, take }: CannedList): TemplateResult {
  return html`
    <div class="canned" id="canned" role="listbox" aria-label="Canned replies">
      ${replies.map(
        ({ shortcut, content }, index) => html`
          <div
            id=${cannedId(index)}
            role="option"
            aria-selected=${index === marked}
            @pointerdown=${keepFocus}
            @click=${() => take(index)}
          >
            <b>/${shortcut}</b><span dir="auto">${content}</span>
          </div>
        `,
      )}
    </div>
  `;
}

/** How many there are, for whoever can't see the list open. */
export function cannedCount(count: number | null): TemplateResult {
  const words = count === 1 ? '1 canned reply' : `${count} canned replies`;
  return html`<span class="for-screen-readers" role="status">${count === null ? nothing : words}</span>`;
}

/** A click on an option leaves the keyboard in the field. */
const keepFocus = (event: PointerEvent): void => event.preventDefault();
