import { html, LitElement, type TemplateResult } from 'lit';
import { IrisProblem } from '@iris/client';
import type { Account } from '../../live/account.ts';
import { icon } from '../../look/icon.ts';
import { problemText } from '../../state/problem-text.ts';
import { accountCard } from '../account/account-card.ts';
import { outcome } from '../account/outcome.ts';
import { spinner } from '../form-notice/form-notice.ts';

type Step =
  | { readonly name: 'verifying' }
  | { readonly name: 'verified' }
  | { readonly name: 'refused'; readonly problem: IrisProblem }
  | { readonly name: 'failed'; readonly problem: unknown };

/**
 * The landing of the mail that confirms a signup: makes the workspace, or says why it can't.
 *
 * Properties: `account`, the calls; `tenantId` and `token`, both from the mail's link. Set before it is connected.
 * @fires iris-signed-in - when the workspace and the session exist.
 */
export class IrisVerifyMail extends LitElement {
  static override properties = {
    account: { attribute: false },
    tenantId: { attribute: false },
    token: { attribute: false },
    step: { state: true },
  };

  declare account: Account | null;
  declare tenantId: string;
  declare token: string;
  declare private step: Step;

  constructor() {
    super();
    this.account = null;
    this.tenantId = '';
    this.token = '';
    this.step = { name: 'verifying' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#verify();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return accountCard(
      html`<div role="status">${this.#content()}</div>`,
      html`Already have a workspace? <a class="link" href="/login.html">Sign in</a>`,
    );
  }

  #content(): TemplateResult {
    const { step } = this;
    if (step.name === 'refused') return refusal(step.problem);
    if (step.name === 'failed') return this.#failure(step.problem);
    if (step.name === 'verified')
      return html`
        <div class="badge">${icon('check')}</div>
        <h1>Your workspace is ready</h1>
        <p class="lead">Taking you to the console.</p>
        <a class="button primary wide" href="/console.html">Open the console</a>
      `;
    return html`
      <div class="badge">${spinner()}</div>
      <h1>Starting your workspace</h1>
      <p class="lead">This takes a moment.</p>
    `;
  }

  #failure(problem: unknown): TemplateResult {
    const { title, advice, requestId } = problemText(problem, 'Your workspace isn’t started yet');
    return html`
      <div class="badge bad">${icon('alert')}</div>
      <h1>${title}</h1>
      <p class="lead">
        ${advice} The link stays valid.${requestId === null ? '' : ` Request id: ${requestId}`}
      </p>
      <button class="button primary wide" type="button" @click=${() => void this.#verify()}>Try again</button>
    `;
  }

  async #verify(): Promise<void> {
    if (this.account === null) return;
    this.step = { name: 'verifying' };
    try {
      await this.account.verify(this.tenantId, this.token);
      this.step = { name: 'verified' };
      this.dispatchEvent(new CustomEvent('iris-signed-in'));
    } catch (problem) {
      const isRefusal = problem instanceof IrisProblem && !problem.isTransient;
      this.step = isRefusal ? { name: 'refused', problem } : { name: 'failed', problem };
    }
  }
}

function refusal({ code }: IrisProblem): TemplateResult {
  switch (code) {
    case 'already_verified':
      return outcome({
        sign: 'check',
        title: 'Already confirmed',
        text: 'Your workspace was started with this link before.',
        next: { href: '/login.html', text: 'Sign in' },
        isBad: false,
      });
    case 'gone':
      return outcome({
        sign: 'clock',
        title: 'This link has expired',
        text: 'Links hold 24 hours. Sign up again to get a new one.',
        ...again,
      });
    case 'slug_taken':
      return outcome({
        sign: 'alert',
        title: 'The handle is taken',
        text: 'Somebody took it in the meantime. Sign up with another.',
        ...again,
      });
    default:
      return outcome({
        sign: 'alert',
        title: 'This link doesn’t work',
        text: 'It isn’t complete, or it was changed. Open it from the mail once more, or sign up again.',
        ...again,
      });
  }
}

const again = { next: { href: '/signup.html', text: 'Sign up again' }, isBad: true };
