import { html, LitElement, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import type { Account, WaitingSignup } from '../../live/account.ts';
import { icon } from '../../look/icon.ts';
import { slugFrom } from '../../state/slug.ts';
import { accountCard } from '../account/account-card.ts';
import { emailField } from '../account/email-field.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { nameField } from '../account/name-field.ts';
import { NewPasswordField } from '../account/new-password-field.ts';
import { submitButton } from '../account/submit-button.ts';
import { formNotice } from '../form-notice/form-notice.ts';
import { HandleCheck, type HandleState } from './handle-check.ts';
import { mailed } from './mailed.ts';
import { signUpProblem } from './sign-up-problem.ts';

/**
 * Begins a workspace: name, company, handle, e-mail, password, and then the wait for the mail.
 *
 * Properties: `account`, the calls.
 */
export class IrisSignUp extends LitElement {
  static override properties = {
    account: { attribute: false },
    waiting: { state: true },
  };

  declare account: Account | null;
  /** The signup whose mail is out. */
  declare private waiting: WaitingSignup | null;
  readonly #handle = new HandleCheck(this, async (slug) => (await this.account?.isSlugFree(slug)) ?? false);
  #isHandleTouched = false;
  readonly #call = new FormCall(this);
  readonly #password = new NewPasswordField(this);

  constructor() {
    super();
    this.account = null;
    this.waiting = null;
    this.addController(this.#handle);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    return accountCard(
      this.waiting === null ? this.#form() : html`<div role="status">${mailed(this.waiting)}</div>`,
      html`Already have a workspace? <a class="link" href="/login.html">Sign in</a>`,
    );
  }

  #form(): TemplateResult {
    const { isSending, isWaiting, state } = this.#call;
    return html`
      <h1>Create a workspace</h1>
      <p class="lead">One place where your team answers everybody who writes.</p>
      ${formNotice(state)}
      <form @submit=${this.#submit}>
        ${nameField()}
        <div class="field">
          <label for="company_name">Company</label>
          <input
            id="company_name"
            name="company_name"
            autocomplete="organization"
            maxlength="120"
            required
            @input=${this.#proposeHandle}
          />
        </div>
        <div class="field">
          <label for="slug">Handle</label>
          <input
            id="slug"
            name="slug"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            maxlength="40"
            required
            aria-invalid=${this.#handle.state === 'taken' || this.#handle.state === 'malformed'}
            aria-describedby="slug-hint"
            @input=${this.#checkHandle}
          />
          <p class="hint ${hintTone[this.#handle.state]}" id="slug-hint" role="status">
            ${handleHints[this.#handle.state]}
          </p>
        </div>
        ${emailField('Work e-mail')} ${this.#password.template('Password')}
        ${submitButton({ text: 'Create workspace', sendingText: 'Creating', isSending, isWaiting })}
      </form>
    `;
  }

  readonly #proposeHandle = (event: InputEvent): void => {
    const slug = this.querySelector<HTMLInputElement>('#slug');
    if (this.#isHandleTouched || slug === null || !(event.currentTarget instanceof HTMLInputElement)) return;
    slug.value = slugFrom(event.currentTarget.value);
    this.#handle.check(slug.value);
  };

  readonly #checkHandle = (event: InputEvent): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    this.#isHandleTouched = event.currentTarget.value !== '';
    this.#handle.check(event.currentTarget.value);
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = fieldsOf(event);
    if (this.#handle.state === 'malformed' || this.#handle.state === 'taken')
      this.querySelector<HTMLInputElement>('#slug')?.select();
    else void this.#signUp(fields);
  };

  async #signUp(fields: (name: string) => string): Promise<void> {
    const { account } = this;
    if (account === null) return;
    const form = {
      full_name: fields('full_name').trim(),
      company_name: fields('company_name').trim(),
      slug: fields('slug'),
      email: fields('email').trim(),
      password: fields('password'),
    };
    const act = async () => {
      this.waiting = await account.signUp(form);
    };
    await this.#call.send('The workspace wasn’t created.', act, (problem) => {
      if (problem.code === 'slug_taken') this.#handle.markTaken();
      return signUpProblem(problem);
    });
  }
}

const hintTone: Readonly<Record<HandleState, string>> = {
  empty: '',
  malformed: 'bad',
  checking: '',
  free: 'good',
  taken: 'bad',
  unknown: '',
};

const handleHints: Readonly<Record<HandleState, TemplateResult>> = {
  empty: html`A short name for your workspace, as in northwind-support.`,
  malformed: html`${icon('alert')} 3 to 40 lower-case letters, digits and inner hyphens.`,
  checking: html`Looking whether it is free …`,
  free: html`${icon('check')} It is free.`,
  taken: html`${icon('alert')} It is taken. Choose another one.`,
  unknown: html`Couldn’t look now. It is checked again when you create the workspace.`,
};
