import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';

export interface PasswordField {
  readonly label: string;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly isShown: boolean;
  readonly onToggle: () => void;
  readonly hint?: TemplateResult;
  readonly minLength?: number;
}

/** A password with a button that shows it; the name and the hints that password managers look for. */
export function passwordField(field: PasswordField): TemplateResult {
  return html`
    <div class="field">
      <label for="password">${field.label}</label>
      <div class="control with-button">
        <input
          id="password"
          name="password"
          type=${field.isShown ? 'text' : 'password'}
          autocomplete=${field.autocomplete}
          autocapitalize="none"
          spellcheck="false"
          maxlength="256"
          minlength=${field.minLength ?? nothing}
          required
          aria-describedby=${field.hint === undefined ? nothing : 'password-hint'}
        />
        <button
          class="button bare square reveal"
          type="button"
          aria-pressed=${field.isShown}
          aria-label="Show password"
          @click=${field.onToggle}
        >
          ${icon(field.isShown ? 'eyeOff' : 'eye')}
        </button>
      </div>
      ${field.hint ?? nothing}
    </div>
  `;
}

/** The same for a password that somebody chooses. */
export function newPasswordField(
  field: Pick<PasswordField, 'label' | 'isShown' | 'onToggle'>,
): TemplateResult {
  const hint = html`<p class="hint" id="password-hint">At least 10 characters.</p>`;
  return passwordField({ ...field, autocomplete: 'new-password', minLength: 10, hint });
}
