import '../../elements/widget-settings/iris-widget-settings.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import { createWidgetCalls } from '../../live/widget-calls.ts';

export const openWidget: OpenAdminPage = ({ send, me }) =>
  html`<iris-widget-settings .calls=${createWidgetCalls(send)} .me=${me}></iris-widget-settings>`;
