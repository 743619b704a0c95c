import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface ComboField {
  /** What is found in it. */
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  /** The ids of the list of options and of the one that is marked; null while there is nothing to choose. */
  readonly options: { readonly list: string; readonly marked: string } | null;
  readonly input: (event: InputEvent) => void;
  readonly keydown: (event: KeyboardEvent) => void;
}

/** A field in which one types to find one of the options below it. The keyboard never leaves it. */
export function comboField({
  label,
  placeholder,
  typed,
  options,
  input,
  keydown,
}: ComboField): TemplateResult {
  return html`
    <input
      role="combobox"
      aria-label=${label}
      aria-autocomplete="list"
      aria-expanded=${options !== null}
      aria-controls=${options?.list ?? nothing}
      aria-activedescendant=${options?.marked ?? nothing}
      autocomplete="off"
      autocapitalize="none"
      placeholder=${placeholder}
      dir="auto"
      .value=${live(typed)}
      @input=${input}
      @keydown=${keydown}
    />
  `;
}
