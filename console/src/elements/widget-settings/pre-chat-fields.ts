import type { WidgetSettings } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { check, replaced, textIn } from './form-pieces.ts';

type PreChat = WidgetSettings['pre_chat'];
type PreChatField = PreChat['fields'][number];

const mostFields = 10;
const keys: readonly (readonly [key: PreChatField['key'], label: string])[] = [
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['company', 'Company'],
  ['topic', 'What it is about'],
];

/** What visitors are asked before their first message. */
export function preChatFields({ enabled, fields }: PreChat, set: (value: PreChat) => void): TemplateResult {
  const setFields = (changed: PreChatField[]) => set({ enabled, fields: changed });
  const [key, label] = keys.find(([one]) => !fields.some((field) => field.key === one)) ?? ['topic', ''];
  return html`
    ${check(
      'Ask before the first message',
      'Kept and handed to the widget, which doesn’t ask yet.',
      enabled,
      (isOn) => set({ enabled: isOn, fields }),
    )}
    ${
      enabled
        ? html`
            <ul class="entries" aria-label="Questions">
              ${fields.map((field, index) => fieldRow(field, (...by) => setFields(replaced(fields, index, ...by))))}
            </ul>
            <button
              class="button"
              type="button"
              ?disabled=${fields.length >= mostFields}
              @click=${() => setFields([...fields, { key, label, required: false }])}
            >
              ${icon('plus')} Add a question
            </button>
          `
        : nothing
    }
  `;
}

function fieldRow(field: PreChatField, set: (...by: PreChatField[]) => void): TemplateResult {
  const choose = (event: Event) => {
    const chosen = keys.find(([key]) => key === textIn(event));
    if (chosen !== undefined) set({ ...field, key: chosen[0] });
  };
  return html`
    <li>
      <select aria-label="What it asks for" @change=${choose}>
        ${keys.map(([key, name]) => html`<option value=${key} ?selected=${key === field.key}>${name}</option>`)}
      </select>
      <input
        class="wide"
        aria-label="How it is asked"
        autocomplete="off"
        maxlength="80"
        required
        .value=${field.label}
        @input=${(event: Event) => set({ ...field, label: textIn(event) })}
      />
      ${check('Required', '', field.required, (required) => set({ ...field, required }))}
      <button
        class="button bare square"
        type="button"
        aria-label="Remove “${field.label}”"
        @click=${() => set()}
      >
        ${icon('trash')}
      </button>
    </li>
  `;
}
