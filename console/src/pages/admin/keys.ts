import '../../elements/keys/iris-keys.define.ts';
import { html } from 'lit';
import type { OpenAdminPage } from '../../elements/admin/admin-page.ts';
import { createKeyCalls } from '../../live/key-calls.ts';

export const openKeys: OpenAdminPage = ({ send }) =>
  html`<iris-keys .calls=${createKeyCalls(send)}></iris-keys>`;
