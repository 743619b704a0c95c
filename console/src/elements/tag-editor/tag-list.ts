import { html, type TemplateResult } from 'lit';

export interface TagList {
  readonly offered: readonly string[];
  readonly inUse: readonly string[];
  readonly marked: number;
  readonly take: (index: number) => void;
}

/** The id of an option, for the field to say which one is marked. */
export const tagId = (index: number): string => `tag-${index}`;

/** The tags that can be taken; one that nobody has used yet says so. */
export function tagList({ offered, inUse, marked, take }: TagList): TemplateResult {
  return html`
    <div class="offered" id="offered" role="listbox" aria-label="Tags to add">
      ${offered.map(
        (tag, index) => html`
          <div
            id=${tagId(index)}
            role="option"
            aria-selected=${index === marked}
            @pointerdown=${keepFocus}
            @click=${() => take(index)}
          >
            <span dir="auto">${tag}</span>${inUse.includes(tag) ? '' : html`<small>new</small>`}
          </div>
        `,
      )}
    </div>
  `;
}

/** A click on an option leaves the keyboard in the field. */
const keepFocus = (event: PointerEvent): void => event.preventDefault();
