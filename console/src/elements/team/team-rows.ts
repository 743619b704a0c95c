import type { Invitation, TeamMember } from '@iris/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import type { Me } from '../../state/me.ts';
import { roleName, roleTexts } from '../../state/roles.ts';
import { standingOf, type Team } from '../../state/team.ts';
import { exactTime, longDate, timeLeft } from '../../state/times.ts';

/** What can be done with a member. */
export interface MemberActs {
  readonly changeRole: (member: TeamMember) => void;
  readonly remove: (member: TeamMember) => void;
}

export function memberRow(member: TeamMember, me: Me, team: Team, acts: MemberActs): TemplateResult {
  const standing = standingOf(member, me, team);
  const { display_name: name } = member;
  return html`
    <li>
      <iris-face .name=${name} .person=${member.user_id} .picture=${member.avatar_url}></iris-face>
      <div class="what">
        <strong>${name}</strong>
        ${member.user_id === me.userId ? html`<span class="tag accent">You</span>` : nothing}
        <span class="tag">${roleName(member.org_role)}</span>
        <small>${member.email} · since ${longDate(Date.parse(member.joined_at))}</small>
        ${standing.canChange ? nothing : html`<small>${standing.why}</small>`}
      </div>
      ${
        standing.canChange
          ? html`
              <div class="acts">
                <button
                  class="button"
                  type="button"
                  aria-label="Change role of ${name}"
                  @click=${() => acts.changeRole(member)}
                >
                  Change role
                </button>
                <button
                  class="button bare"
                  type="button"
                  aria-label="Remove ${name}"
                  @click=${() => acts.remove(member)}
                >
                  ${icon('trash')} Remove
                </button>
              </div>
            `
          : nothing
      }
    </li>
  `;
}

export function invitationRow(
  invitation: Invitation,
  team: Team,
  revoke: (invitation: Invitation) => void,
): TemplateResult {
  const expiresAt = Date.parse(invitation.expires_at);
  const inviter = team.members.find(({ user_id }) => user_id === invitation.invited_by);
  return html`
    <li>
      <div class="what">
        <strong>${invitation.email}</strong> <span class="tag">${roleName(invitation.org_role)}</span>
        <small>
          ${inviter === undefined ? 'Invited' : `Invited by ${inviter.display_name}`} ·
          <time datetime=${invitation.expires_at} title=${exactTime(expiresAt)}>
            expires in ${timeLeft(expiresAt, Date.now())}
          </time>
        </small>
      </div>
      <div class="acts">
        <button
          class="button bare"
          type="button"
          aria-label="Revoke the invitation of ${invitation.email}"
          @click=${() => revoke(invitation)}
        >
          ${icon('close')} Revoke
        </button>
      </div>
    </li>
  `;
}

/** What each role may do, for whoever has to choose one. */
export function roleGuide(): TemplateResult {
  return html`
    <dl>
      ${roleTexts.map(
        ({ name, may }) => html`
          <div>
            <dt>${name}</dt>
            <dd>${may}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}
