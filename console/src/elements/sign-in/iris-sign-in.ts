import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Ticking } from '../../controllers/ticking.ts';
import { type Account, type Credentials, type WorkspaceChoice, workspacesOf } from '../../live/account.ts';
import { icon } from '../../look/icon.ts';
import { accountCard } from '../account/account-card.ts';
import { emailField } from '../account/email-field.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { passwordField } from '../account/password-field.ts';
import { submitButton } from '../account/submit-button.ts';
import { problemNotice, spinner, waitNotice } from '../form-notice/form-notice.ts';
import { type SignInStep, stepAfter } from './sign-in-step.ts';

/**
 * Signs a team member in: e-mail and password, then the workspace if there are several.
 *
 * Properties: `account`, the calls; `isEnded`, whether an earlier session ran out.
 * @fires iris-signed-in - when the session exists.
 */
export class IrisSignIn extends LitElement {
  static override properties = {
    account: { attribute: false },
    isEnded: { attribute: false },
    step: { state: true },
    isPasswordShown: { state: true },
  };

  declare account: Account | null;
  declare isEnded: boolean;
  declare private step: SignInStep;
  declare private isPasswordShown: boolean;
  #credentials: Credentials = { email: '', password: '' };
  #workspaces: readonly WorkspaceChoice[] = [];

  constructor() {
    super();
    this.account = null;
    this.isEnded = false;
    this.step = { name: 'form', problem: null };
    this.isPasswordShown = false;
    this.addController(new Ticking(this, 1_000));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  protected override willUpdate(): void {
    if (this.step.name === 'waiting' && this.step.until <= Date.now())
      this.step = { name: 'form', problem: null };
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('step')) return;
    if (this.step.name === 'choosing') this.querySelector<HTMLElement>('.choice')?.focus();
    if (this.step.name === 'form' && this.step.problem !== null)
      this.querySelector<HTMLInputElement>('#password')?.select();
  }

  protected override render(): TemplateResult {
    return accountCard(
      this.#isChoosing() ? this.#picker() : this.#form(),
      html`New to Iris? <a class="link" href="/signup.html">Create a workspace</a>`,
    );
  }

  #isChoosing(): boolean {
    return this.step.name === 'choosing' || (this.step.name === 'sending' && this.step.slug !== null);
  }

  #form(): TemplateResult {
    const { step } = this;
    return html`
      <h1>Sign in</h1>
      <p class="lead">Answer the people who write to your team.</p>
      ${
        this.isEnded && step.name === 'form' && step.problem === null
          ? html`<div class="notice" role="status">
              ${icon('clock')} Your session has ended. Sign in to go on where you were.
            </div>`
          : nothing
      }
      ${problemNotice(step.name === 'form' ? step.problem : null)}
      ${step.name === 'waiting' ? waitNotice(step.until) : nothing}
      <form @submit=${this.#submit}>
        ${emailField('E-mail')}
        ${passwordField({
          label: 'Password',
          autocomplete: 'current-password',
          isShown: this.isPasswordShown,
          onToggle: () => (this.isPasswordShown = !this.isPasswordShown),
        })}
        <a class="link forgotten" href="#forgotten">Forgotten password?</a>
        ${submitButton({
          text: 'Sign in',
          sendingText: 'Signing in',
          isSending: step.name === 'sending',
          isWaiting: step.name === 'waiting',
        })}
      </form>
    `;
  }

  #picker(): TemplateResult {
    const busy = this.step.name === 'sending' ? this.step.slug : null;
    return html`
      <h1>Choose a workspace</h1>
      <p class="lead">${this.#credentials.email} belongs to several.</p>
      <ul class="choices">
        ${this.#workspaces.map(
          ({ slug, name }) => html`
            <li>
              <button class="choice" type="button" @click=${() => this.#signIn(slug)}>
                <strong>${name}</strong>
                <span>${slug}</span>
                ${busy === slug ? spinner() : icon('back')}
              </button>
            </li>
          `,
        )}
      </ul>
      <button class="link" type="button" @click=${this.#startOver}>Use another e-mail</button>
    `;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = fieldsOf(event);
    this.#credentials = { email: fields('email').trim(), password: fields('password') };
    void this.#signIn(null);
  };

  readonly #startOver = (): void => {
    this.step = { name: 'form', problem: null };
  };

  async #signIn(slug: string | null): Promise<void> {
    if (this.account === null || this.step.name === 'sending' || this.step.name === 'waiting') return;
    this.step = { name: 'sending', slug };
    try {
      await this.account.signIn(slug === null ? this.#credentials : { ...this.#credentials, slug });
      this.dispatchEvent(new CustomEvent('iris-signed-in'));
    } catch (problem) {
      this.#workspaces = workspacesOf(problem);
      this.step = stepAfter(problem, this.#workspaces);
    }
  }
}
