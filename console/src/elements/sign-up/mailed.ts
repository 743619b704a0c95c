import { html, type TemplateResult } from 'lit';
import type { WaitingSignup } from '../../live/account.ts';
import { icon } from '../../look/icon.ts';

/** What stands after the form was sent: wait for the mail, or go on where the server sends none. */
export function mailed({ email, isMailSent, token, tenantId }: WaitingSignup): TemplateResult {
  if (isMailSent)
    return html`
      <div class="badge">${icon('mail')}</div>
      <h1>Check your mail</h1>
      <p class="lead">
        We sent a link to <strong>${email}</strong>. Open it within 24 hours to start your workspace.
      </p>
      <p class="hint">Nothing there? Look in the spam folder, or sign up again to get a new link.</p>
    `;
  if (token === null)
    return html`
      <div class="badge bad">${icon('mail')}</div>
      <h1>No mail could be sent</h1>
      <p class="lead">
        This server can’t send the link that confirms ${email}. Tell whoever runs it to set up SMTP, then sign
        up again.
      </p>
    `;
  const search = new URLSearchParams({ tenant_id: tenantId, token });
  return html`
    <div class="badge">${icon('check')}</div>
    <h1>One more step</h1>
    <p class="lead">
      This server sends no mail, so nobody can check that <strong>${email}</strong> is yours. Confirm it here.
    </p>
    <a class="button primary wide" href="/signup.html?${search.toString()}">Confirm and continue</a>
  `;
}
