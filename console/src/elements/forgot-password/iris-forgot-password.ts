import { html, LitElement, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import type { Account } from '../../live/account.ts';
import { accountCard } from '../account/account-card.ts';
import { emailField } from '../account/email-field.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { outcome } from '../account/outcome.ts';
import { submitButton } from '../account/submit-button.ts';
import { formNotice } from '../form-notice/form-notice.ts';

/**
 * Asks for the mail that sets a new password. What it says afterwards is the same for every e-mail, as the server's
 * answer is: nobody learns here who is on a team.
 *
 * Properties: `account`, the calls.
 */
export class IrisForgotPassword extends LitElement {
  static override properties = { account: { attribute: false }, asked: { state: true } };

  declare account: Account | null;
  declare private asked: Asked | null;
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.account = null;
    this.asked = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    return accountCard(
      this.asked === null
        ? this.#form()
        : html`<div role="status">${this.asked.isMailed ? mailed(this.asked) : written(this.asked)}</div>`,
      html`Know it after all? <a class="link" href="#">Sign in</a>`,
    );
  }

  #form(): TemplateResult {
    const { isSending, isWaiting, state } = this.#call;
    return html`
      <h1>Forgotten password</h1>
      <p class="lead">We send you a link that sets a new one.</p>
      ${formNotice(state)}
      <form @submit=${this.#submit}>
        ${emailField('E-mail')}
        ${submitButton({ text: 'Send the link', sendingText: 'Sending', isSending, isWaiting })}
      </form>
    `;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#ask(fieldsOf(event)('email').trim());
  };

  async #ask(email: string): Promise<void> {
    const { account } = this;
    if (account === null) return;
    await this.#call.send('The mail wasn’t asked for.', async () => {
      this.asked = { email, isMailed: await account.forgot(email) };
    });
  }
}

/** The e-mail for which a link was asked, and whether this server sends mail at all. */
interface Asked {
  readonly email: string;
  readonly isMailed: boolean;
}

const mailed = ({ email }: Asked): TemplateResult =>
  outcome({
    sign: 'mail',
    title: 'Check your mail',
    text: html`If <strong>${email}</strong> belongs to a team here, a link is on its way. It works for an
      hour, and once. Nothing there? Look in the spam folder, or ask an administrator of your workspace.`,
    next: null,
    isBad: false,
  });

const written = ({ email }: Asked): TemplateResult =>
  outcome({
    sign: 'mail',
    title: 'This server sends no mail',
    text: html`If <strong>${email}</strong> belongs to a team here, its link is in a file on the server: ask
      whoever runs it for the newest one under <code>mail</code> in its data folder. It works for an hour, and
      once.`,
    next: null,
    isBad: false,
  });
