import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import type { Choice } from '../../state/colleagues.ts';

export interface ChoiceList {
  readonly choices: readonly Choice[];
  readonly marked: number;
  /** The name of whoever answers now. */
  readonly answering: string | null;
  readonly take: (index: number) => void;
}

/** The id of an option, for the field to say which one is marked. */
export const choiceId = (index: number): string => `choice-${index}`;

/** First what one does oneself, then the colleagues. */
export function choiceList(list: ChoiceList): TemplateResult {
  const acts = list.choices.filter(({ kind }) => kind !== 'give').length;
  const hasColleagues = list.choices.length > acts;
  return html`
    <div class="choices" id="choices" role="listbox" aria-label="Who answers">
      ${list.choices.slice(0, acts).map((choice, index) => option(choice, index, list))}
      ${acts > 0 && hasColleagues ? html`<hr aria-hidden="true" />` : nothing}
      ${
        hasColleagues
          ? html`<div role="group" aria-label="Give it to">
              ${list.choices.slice(acts).map((choice, index) => option(choice, acts + index, list))}
            </div>`
          : nothing
      }
    </div>
  `;
}

function option(choice: Choice, index: number, { marked, answering, take }: ChoiceList): TemplateResult {
  return html`
    <div
      id=${choiceId(index)}
      role="option"
      aria-selected=${index === marked}
      @pointerdown=${keepFocus}
      @click=${() => take(index)}
    >
      ${content(choice, answering)}
    </div>
  `;
}

function content(choice: Choice, answering: string | null): TemplateResult {
  if (choice.kind === 'release') return html`${icon('close')}Release`;
  if (choice.kind === 'take')
    return html`${icon('person')}${answering === null ? 'Take' : `Take over from ${answering}`}`;
  const { userId, name, avatarUrl, presence } = choice.to;
  return html`
    <iris-face .name=${name} .person=${userId} .picture=${avatarUrl} .presence=${presence}></iris-face>
    <span class="name" dir="auto">${name}</span>
    <small>${presence}</small>
  `;
}

/** A click on an option leaves the keyboard in the field. */
const keepFocus = (event: PointerEvent): void => event.preventDefault();
