import '../../elements/audit-log/iris-audit-log.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import { createAuditCalls } from '../../live/audit-calls.ts';

export const openAudit: OpenAdminPage = ({ send }) =>
  html`<iris-audit-log .calls=${createAuditCalls(send)}></iris-audit-log>`;
