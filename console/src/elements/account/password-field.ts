import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';

/** The id of what is said about it. */
export const passwordHint = 'password-hint';

export interface PasswordField {
  readonly label: string;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly isShown: boolean;
  readonly onToggle: () => void;
  /** What is asked of one that somebody chooses. */
  readonly wanted?: WantedPassword;
}

interface WantedPassword {
  readonly minLength: number;
  readonly hint: TemplateResult;
  readonly isRefused: boolean;
  readonly input: (event: InputEvent) => void;
  readonly invalid: (event: Event) => void;
}

/** A password with a button that shows it; the name and the hints that password managers look for. */
export function passwordField({ wanted, ...field }: PasswordField): TemplateResult {
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
          minlength=${wanted?.minLength ?? nothing}
          required
          aria-invalid=${wanted?.isRefused ?? nothing}
          aria-describedby=${wanted === undefined ? nothing : passwordHint}
          @input=${wanted?.input}
          @invalid=${wanted?.invalid}
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
      ${wanted?.hint}
    </div>
  `;
}
