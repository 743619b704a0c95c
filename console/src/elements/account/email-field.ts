import { html, type TemplateResult } from 'lit';

/** The e-mail that one signs in with, as password managers look for it. */
export function emailField(label: string): TemplateResult {
  return html`
    <div class="field">
      <label for="email">${label}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        maxlength="254"
        required
      />
    </div>
  `;
}
