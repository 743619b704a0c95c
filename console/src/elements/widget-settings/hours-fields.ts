import type { WidgetSettings } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { usualHours, weekdays } from '../../state/widget-settings.ts';
import { check, replaced, textIn } from './form-pieces.ts';

type BusinessHours = NonNullable<WidgetSettings['business_hours']>;
type OpeningHours = BusinessHours['hours'][number];

const mostRows = 28;

/** When the team is there: outside of these hours the widget says when it is back. */
export function hoursFields(
  value: BusinessHours | null,
  set: (value: BusinessHours | null) => void,
): TemplateResult {
  return html`
    ${check(
      'We answer at set hours',
      'Outside of them the widget says when you are back.',
      value !== null,
      (isOn) => set(isOn ? usualHours() : null),
    )}
    ${value === null ? nothing : openingHours(value, set)}
  `;
}

function openingHours(value: BusinessHours, set: (value: BusinessHours) => void): TemplateResult {
  const { hours } = value;
  const setHours = (changed: OpeningHours[]) => set({ ...value, hours: changed });
  const last = hours.at(-1);
  const next = {
    day: ((last?.day ?? 0) % 7) + 1,
    open: last?.open ?? '09:00',
    close: last?.close ?? '17:00',
  };
  return html`
    <div class="field">
      <label for="time-zone">Time zone</label>
      <input
        id="time-zone"
        list="time-zones"
        autocomplete="off"
        spellcheck="false"
        required
        .value=${value.time_zone}
        @change=${(event: Event) => set({ ...value, time_zone: textIn(event).trim() })}
      />
      <datalist id="time-zones">
        ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
      </datalist>
    </div>
    <ul class="entries" aria-label="Opening hours">
      ${hours.map((row, index) => hoursRow(row, (...by) => setHours(replaced(hours, index, ...by))))}
    </ul>
    <button
      class="button"
      type="button"
      ?disabled=${hours.length >= mostRows}
      @click=${() => setHours([...hours, next])}
    >
      ${icon('plus')} Add hours
    </button>
  `;
}

function hoursRow(row: OpeningHours, set: (...by: OpeningHours[]) => void): TemplateResult {
  const day = weekdays[row.day - 1] ?? weekdays[0];
  return html`
    <li>
      <select aria-label="Day" @change=${(event: Event) => set({ ...row, day: Number(textIn(event)) })}>
        ${weekdays.map(
          (name, index) =>
            html`<option value=${index + 1} ?selected=${index + 1 === row.day}>${name}</option>`,
        )}
      </select>
      <input
        type="time"
        aria-label="Opens on ${day}"
        required
        .value=${row.open}
        @change=${(event: Event) => set({ ...row, open: textIn(event) })}
      />
      <input
        type="time"
        aria-label="Closes on ${day}"
        required
        .value=${row.close}
        @change=${(event: Event) => set({ ...row, close: textIn(event) })}
      />
      <button class="button bare square" type="button" aria-label="Remove ${day}" @click=${() => set()}>
        ${icon('trash')}
      </button>
    </li>
  `;
}
