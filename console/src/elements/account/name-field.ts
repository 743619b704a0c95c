import { html, type TemplateResult } from 'lit';

/** What team and visitors call a new member. */
export function nameField(): TemplateResult {
  return html`
    <div class="field">
      <label for="full_name">Your name</label>
      <input id="full_name" name="full_name" autocomplete="name" maxlength="120" required />
    </div>
  `;
}
