import type { IrisProblem } from '@iris/client';
import { html, LitElement, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import type { Account, WorkspaceChoice } from '../../live/account.ts';
import { accountCard } from '../account/account-card.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { type Outcome, outcome } from '../account/outcome.ts';
import { NewPasswordField } from '../account/new-password-field.ts';
import { submitButton } from '../account/submit-button.ts';
import { fieldProblem } from '../form-notice/field-problem.ts';
import { formNotice } from '../form-notice/form-notice.ts';

/**
 * The landing of the mail that sets a new password.
 *
 * Properties: `account`, the calls; `token`, from the mail's link. Set before it is connected.
 */
export class IrisNewPassword extends LitElement {
  static override properties = {
    account: { attribute: false },
    token: { attribute: false },
    end: { state: true },
  };

  declare account: Account | null;
  declare token: string;
  /** How it ended: the password is set, or the link sets none any more. */
  declare private end: Outcome | null;
  readonly #call = new FormCall(this);
  readonly #password = new NewPasswordField(this);

  constructor() {
    super();
    this.account = null;
    this.token = '';
    this.end = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    return accountCard(
      this.end === null ? this.#form() : html`<div role="status">${outcome(this.end)}</div>`,
      html`Know it after all? <a class="link" href="/login.html">Sign in</a>`,
    );
  }

  #form(): TemplateResult {
    const { isSending, isWaiting, state } = this.#call;
    return html`
      <h1>Set a new password</h1>
      <p class="lead">It holds in every workspace that you belong to, and ends all sessions there.</p>
      ${formNotice(state)}
      <form @submit=${this.#submit}>
        ${this.#password.template('New password')}
        ${submitButton({ text: 'Set password', sendingText: 'Saving', isSending, isWaiting })}
      </form>
    `;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#reset(fieldsOf(event)('password'));
  };

  async #reset(password: string): Promise<void> {
    const { account, token } = this;
    if (account === null) return;
    const act = async () => {
      this.end = done(await account.reset(token, password));
    };
    await this.#call.send('The password wasn’t set.', act, (problem) => {
      this.end = linkEnd(problem);
      return fieldProblem(problem, { '/password': 'The password' });
    });
  }
}

function done(workspaces: readonly WorkspaceChoice[]): Outcome {
  return {
    sign: 'check',
    title: 'Your new password is set',
    text: `It opens ${new Intl.ListFormat('en').format(workspaces.map(({ name }) => name))}. You are signed out everywhere else.`,
    next: { href: '/login.html', text: 'Sign in' },
    isBad: false,
  };
}

const again = { href: '/login.html#forgotten', text: 'Get a new link' };

/** Why a link sets no password any more; null where it still may. */
function linkEnd({ code }: IrisProblem): Outcome | null {
  if (code === 'gone')
    return {
      sign: 'clock',
      title: 'This link has expired',
      text: 'Links work for an hour, and once. If you set a new password with it, sign in with that.',
      next: again,
      isBad: true,
    };
  if (code === 'invalid_token')
    return {
      sign: 'alert',
      title: 'This link doesn’t work',
      text: 'It isn’t complete, it was changed, or a newer one was sent. Open the newest mail once more.',
      next: again,
      isBad: true,
    };
  return null;
}
