import type { Invitation, OrgRole, TeamMember } from '@iris/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Loading } from '../../controllers/loading.ts';
import type { TeamCalls } from '../../live/team-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import type { Me } from '../../state/me.ts';
import { aRole } from '../../state/roles.ts';
import { type Team, withMember, withoutInvitation, withoutMember } from '../../state/team.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import type { Question } from '../ask/question.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import { removeQuestion, revokeQuestion, roleQuestion } from './team-questions.ts';
import { invitationRow, memberRow, roleGuide } from './team-rows.ts';

/**
 * The team: who is on it and in which role, who was invited, and what each role may do.
 *
 * Properties: `calls`, `me`, `origin` (where our pages stand, for links to pass on). Set before it is connected.
 * @fires iris-toast - `detail: Toast`
 */
export class IrisTeam extends LitElement {
  static override styles = [
    controls,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    css`
      dl {
        display: grid;
        gap: var(--iris-space-2);
        margin-block-end: 0;
      }

      dl div {
        display: grid;
        grid-template-columns: 90px 1fr;
      }

      dt {
        font-weight: var(--iris-weight-medium);
      }

      dd {
        margin: 0;
        color: var(--iris-text-muted);
      }
    `,
  ];

  static override properties = {
    calls: { attribute: false },
    me: { attribute: false },
    origin: { attribute: false },
  };

  declare calls: TeamCalls | null;
  declare me: Me | null;
  declare origin: string;
  readonly #team = new Loading(this, async () => (await this.calls?.team()) ?? nobody);

  constructor() {
    super();
    this.calls = null;
    this.me = null;
    this.origin = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { me } = this;
    if (me === null) return nothing;
    return html`
      <p class="lead">Everybody who answers for ${me.workspace}, and what they may do.</p>
      <iris-invite
        .calls=${this.calls}
        .me=${me}
        .origin=${this.origin}
        @iris-invited=${() => void this.#team.load()}
      ></iris-invite>
      ${this.#loaded(me)}
      <section class="card" aria-labelledby="roles">
        <h2 id="roles">What each role may do</h2>
        ${roleGuide()}
      </section>
      <iris-ask @iris-done=${this.#keepFocus}></iris-ask>
    `;
  }

  #loaded(me: Me): TemplateResult {
    const content = loaded(this.#team, 'The team couldn’t be loaded', (team) => this.#lists(team, me));
    return this.#team.state.status === 'loaded'
      ? content
      : html`<section class="card" aria-label="Members">${content}</section>`;
  }

  #lists(team: Team, me: Me): TemplateResult {
    const { members, invitations } = team;
    const acts = {
      changeRole: (member: TeamMember) =>
        this.#ask(roleQuestion(member, me, (role) => this.#changeRole(member, role))),
      remove: (member: TeamMember) => this.#ask(removeQuestion(member, () => this.#remove(member))),
    };
    const revoke = (invitation: Invitation) =>
      this.#ask(revokeQuestion(invitation, () => this.#revoke(invitation)));
    return html`
      <section class="card" aria-labelledby="members">
        <h2 id="members" tabindex="-1">Members <span class="count">${members.length}</span></h2>
        <ul class="rows">
          ${repeat(
            members,
            ({ user_id }) => user_id,
            (member) => memberRow(member, me, team, acts),
          )}
        </ul>
        ${members.length === 1 ? html`<p>You are the only one here. Invite your team above.</p>` : nothing}
      </section>
      <section class="card" aria-labelledby="invitations">
        <h2 id="invitations" tabindex="-1">Invitations <span class="count">${invitations.length}</span></h2>
        ${
          invitations.length === 0
            ? html`<p>None is open. Whoever you invite stands here until they join.</p>`
            : html`
                <ul class="rows">
                  ${repeat(
                    invitations,
                    ({ invitation_id }) => invitation_id,
                    (one) => invitationRow(one, team, revoke),
                  )}
                </ul>
              `
        }
      </section>
    `;
  }

  async #changeRole(member: TeamMember, role: OrgRole): Promise<void> {
    const changed = await this.calls?.changeRole(member.user_id, role);
    if (changed === undefined) return;
    this.#team.change((team) => withMember(team, changed));
    this.#say(`${changed.display_name} is ${aRole(changed.org_role)} now.`);
  }

  async #remove(member: TeamMember): Promise<void> {
    await this.calls?.remove(member.user_id);
    this.#team.change((team) => withoutMember(team, member.user_id));
    this.#say(`Removed ${member.display_name}.`);
  }

  async #revoke({ invitation_id, email }: Invitation): Promise<void> {
    await this.calls?.revokeInvitation(invitation_id);
    this.#team.change((team) => withoutInvitation(team, invitation_id));
    this.#say(`Revoked the invitation of ${email}.`);
  }

  #ask(question: Question): void {
    this.renderRoot.querySelector('iris-ask')?.ask(question);
  }

  #say(text: string): void {
    const detail: Toast = { text, action: null };
    this.dispatchEvent(new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }));
  }

  /** The button that asked may have gone with its row: the keyboard stays in the list. */
  readonly #keepFocus = (event: Event): void => {
    const focused = this.shadowRoot?.activeElement ?? null;
    if (focused === null || focused === event.currentTarget)
      this.renderRoot.querySelector<HTMLElement>('#members')?.focus();
  };
}

const nobody: Team = { members: [], invitations: [] };
