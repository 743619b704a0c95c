import '../../elements/retention/iris-retention.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import { createRetentionCalls } from '../../live/retention-calls.ts';

export const openCompliance: OpenAdminPage = ({ send }) =>
  html`<iris-retention .calls=${createRetentionCalls(send)}></iris-retention>`;
