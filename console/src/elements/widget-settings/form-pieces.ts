import { html, type TemplateResult } from 'lit';

/** What a person has put into a field, told by the field that the event came from. */
export function textIn(event: Event): string {
  const field = event.currentTarget;
  const hasText =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement;
  return hasText ? field.value : '';
}

/** A switch with its sentence; `set` is told what it was put to. */
export function check(
  label: string,
  hint: string,
  isOn: boolean,
  set: (isOn: boolean) => void,
): TemplateResult {
  const toggle = (event: Event) =>
    set(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked);
  return html`
    <label class="check">
      <input type="checkbox" .checked=${isOn} @change=${toggle} />
      <span>${label}${hint === '' ? '' : html`<small>${hint}</small>`}</span>
    </label>
  `;
}

/** One of a few values. */
export function select<T extends string>(
  { id, label, value, options }: Select<T>,
  set: (value: T) => void,
): TemplateResult {
  const choose = (event: Event) => {
    const chosen = options.find(([one]) => one === textIn(event));
    if (chosen !== undefined) set(chosen[0]);
  };
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${choose}>
        ${options.map(([one, name]) => html`<option value=${one} ?selected=${one === value}>${name}</option>`)}
      </select>
    </div>
  `;
}

/** What a choice is about, and between what. */
export interface Select<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, name: string])[];
}

/** A list without its member at `index`, or with another one there. */
export function replaced<T>(list: readonly T[], index: number, ...by: readonly T[]): T[] {
  return [...list.slice(0, index), ...by, ...list.slice(index + 1)];
}
