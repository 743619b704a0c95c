import '../../elements/install/iris-install.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import { createInstallCalls } from '../../live/install-calls.ts';

export const openInstall: OpenAdminPage = ({ send, me }) =>
  html`<iris-install .calls=${createInstallCalls(send)} .me=${me} .origin=${location.origin}></iris-install>`;
