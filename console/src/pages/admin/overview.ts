import '../../elements/overview/iris-overview.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import { createUsageCalls } from '../../live/usage-calls.ts';

export const openOverview: OpenAdminPage = ({ send }) =>
  html`<iris-overview .calls=${createUsageCalls(send)}></iris-overview>`;
