import { html, LitElement, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import type { Account } from '../../live/account.ts';
import { accountCard } from '../account/account-card.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { nameField } from '../account/name-field.ts';
import { type Outcome, outcome } from '../account/outcome.ts';
import { NewPasswordField } from '../account/new-password-field.ts';
import { submitButton } from '../account/submit-button.ts';
import { fieldProblem } from '../form-notice/field-problem.ts';
import { formNotice } from '../form-notice/form-notice.ts';
import { brokenLink, invitationEnd } from './invitation-end.ts';

/** What the link of an invitation's mail holds. */
export interface InvitationLink {
  readonly tenantId: string;
  readonly token: string;
  readonly email: string;
}

/**
 * The landing of an invitation: a name, a password, and one is on the team.
 *
 * Properties: `account`, the calls; `link`, from the mail. Set before it is connected.
 * @fires iris-signed-in - when the member and its session exist
 */
export class IrisAcceptInvite extends LitElement {
  static override properties = {
    account: { attribute: false },
    link: { attribute: false },
    end: { state: true },
  };

  declare account: Account | null;
  declare link: InvitationLink;
  /** Why there is nothing to fill in. */
  declare private end: Outcome | null;
  readonly #call = new FormCall(this);
  readonly #password = new NewPasswordField(this);

  constructor() {
    super();
    this.account = null;
    this.link = { tenantId: '', token: '', email: '' };
    this.end = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.link.tenantId === '' || this.link.token === '') this.end = brokenLink;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('#full_name')?.focus();
  }

  protected override render(): TemplateResult {
    return accountCard(
      this.end === null ? this.#form() : html`<div role="status">${outcome(this.end)}</div>`,
      html`On the team already? <a class="link" href="/login.html">Sign in</a>`,
    );
  }

  #form(): TemplateResult {
    const { isSending, isWaiting, state } = this.#call;
    return html`
      <h1>Join the team</h1>
      <p class="lead">Choose a name that your team and your visitors see, and a password.</p>
      ${formNotice(state)}
      <form @submit=${this.#submit}>
        <div class="field">
          <label for="email">E-mail</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            readonly
            .value=${this.link.email}
          />
        </div>
        ${nameField()} ${this.#password.template('Password')}
        ${submitButton({ text: 'Join the team', sendingText: 'Joining', isSending, isWaiting })}
      </form>
    `;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = fieldsOf(event);
    void this.#accept(fields('full_name').trim(), fields('password'));
  };

  async #accept(fullName: string, password: string): Promise<void> {
    const { account, link } = this;
    if (account === null) return;
    const acceptance = { tenant_id: link.tenantId, token: link.token, full_name: fullName, password };
    const act = () => account.accept(acceptance);
    const isDone = await this.#call.send('You aren’t on the team yet.', act, (problem) => {
      this.end = invitationEnd(problem);
      return fieldProblem(problem, fieldNames);
    });
    if (isDone) this.dispatchEvent(new CustomEvent('iris-signed-in'));
  }
}

const fieldNames = { '/full_name': 'Your name', '/password': 'Password' };
