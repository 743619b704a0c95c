import type { IrisProblem } from '@iris/client';
import type { Invitation, NewInvitation } from '@iris/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import { invitationLink, type TeamCalls } from '../../live/team-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { icon } from '../../look/icon.ts';
import type { Me } from '../../state/me.ts';
import type { ProblemText } from '../../state/problem-text.ts';
import { roleTexts } from '../../state/roles.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';

type InvitedRole = Invitation['org_role'];

/** The roles of an invitation: nobody becomes an owner by a link. */
const invitedRoles: readonly InvitedRole[] = ['operator', 'admin', 'viewer'];

/**
 * Invites somebody by e-mail and role; where the server sends no mail, shows the link to pass on.
 *
 * Properties: `calls`, `me`, `origin` (where our pages stand).
 * @fires iris-invited - when there is one invitation more
 */
export class IrisInvite extends LitElement {
  static override styles = [
    controls,
    forms,
    adminPageStyles,
    css`
      .hint.after {
        margin-block-end: var(--iris-space-2);
      }
    `,
  ];

  static override properties = {
    calls: { attribute: false },
    me: { attribute: false },
    origin: { attribute: false },
    invitedRole: { state: true },
    last: { state: true },
  };

  declare calls: TeamCalls | null;
  declare me: Me | null;
  declare origin: string;
  declare private invitedRole: InvitedRole;
  /** The invitation that was just made. */
  declare private last: NewInvitation | null;
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.me = null;
    this.origin = '';
    this.invitedRole = 'operator';
    this.last = null;
  }

  protected override render(): TemplateResult {
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">Invite somebody</h2>
        <div>${formNotice(this.#call.state)}</div>
        <form @submit=${this.#submit}>
          <div class="line">
            ${emailField()} ${this.#roleField()}
            <button
              class="button primary"
              ?disabled=${this.#call.isWaiting}
              aria-disabled=${this.#call.isSending}
            >
              ${this.#call.isSending ? html`${spinner()} Inviting` : 'Invite'}
            </button>
          </div>
          <p class="hint" id="role-hint">
            ${roleTexts.find(({ role }) => role === this.invitedRole)?.may} The link works for 7 days.
          </p>
        </form>
        <div role="status">${this.last === null ? nothing : this.#invited(this.last)}</div>
      </section>
    `;
  }

  #roleField(): TemplateResult {
    return html`
      <div class="field">
        <label for="role">Role</label>
        <select id="role" name="role" aria-describedby="role-hint" @change=${this.#chooseRole}>
          ${invitedRoles.map(
            (role) => html`
              <option value=${role} ?selected=${role === this.invitedRole}>
                ${roleTexts.find((text) => text.role === role)?.name}
              </option>
            `,
          )}
        </select>
      </div>
    `;
  }

  #invited(invitation: NewInvitation): TemplateResult {
    if (invitation.email_sent || this.me === null)
      return html`<p class="hint good after">
        ${icon('check')} The invitation to ${invitation.email} is on its way.
      </p>`;
    return html`
      <p class="hint after">
        This server sends no mail. Pass this link on to ${invitation.email}; it works once.
      </p>
      <iris-copy-line
        label="Invitation link for ${invitation.email}"
        .text=${invitationLink(this.origin, this.me.tenantId, invitation)}
      ></iris-copy-line>
    `;
  }

  readonly #chooseRole = (event: Event): void => {
    const field = event.currentTarget;
    const chosen = field instanceof HTMLSelectElement ? field.value : '';
    this.invitedRole = invitedRoles.find((role) => role === chosen) ?? this.invitedRole;
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#invite(fieldsOf(event)('email').trim());
  };

  async #invite(email: string): Promise<void> {
    const { calls } = this;
    if (calls === null) return;
    const act = async () => {
      this.last = null;
      this.last = await calls.invite(email, this.invitedRole);
    };
    if (!(await this.#call.send('The invitation wasn’t made.', act, wordsFor))) return;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#email');
    if (field !== null) field.value = '';
    this.dispatchEvent(new CustomEvent('iris-invited'));
  }
}

function emailField(): TemplateResult {
  return html`
    <div class="field">
      <label for="email">E-mail</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="254"
        required
      />
    </div>
  `;
}

function wordsFor({ code }: IrisProblem): ProblemText | null {
  if (code === 'conflict')
    return {
      title: 'This e-mail is on the team already.',
      advice: 'Change its role below.',
      requestId: null,
    };
  if (code === 'validation_failed')
    return { title: 'This is no e-mail address.', advice: 'Check it and try again.', requestId: null };
  return null;
}
