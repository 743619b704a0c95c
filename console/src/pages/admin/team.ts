import '../../elements/team/iris-team.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import { createTeamCalls } from '../../live/team-calls.ts';

export const openTeam: OpenAdminPage = ({ send, me }) =>
  html`<iris-team .calls=${createTeamCalls(send)} .me=${me} .origin=${location.origin}></iris-team>`;
