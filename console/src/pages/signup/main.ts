import '../../elements/sign-up/iris-sign-up.define.ts';
import '../../elements/verify-mail/iris-verify-mail.define.ts';
import { accountStyles } from '../../elements/account/account.styles.ts';
import { createAccount } from '../../live/account.ts';
import { consoleEnvironment } from '../../live/console-environment.ts';
import { createSend } from '../../live/send.ts';
import { adoptStyles } from '../../look/adopt-styles.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { pageStyles } from '../../look/page.styles.ts';

adoptStyles(pageStyles, controls, forms, accountStyles);

const account = createAccount(createSend(consoleEnvironment()));
const link = new URLSearchParams(location.search);
const token = link.get('token');

/** The token works once, but it has no place in the history, the title bar or a screenshot. */
history.replaceState(null, '', location.pathname);

if (token === null) {
  const form = document.createElement('iris-sign-up');
  form.account = account;
  document.body.prepend(form);
} else {
  const landing = document.createElement('iris-verify-mail');
  landing.account = account;
  landing.tenantId = link.get('tenant_id') ?? '';
  landing.token = token;
  landing.addEventListener('iris-signed-in', () => location.replace('/console.html'));
  document.body.prepend(landing);
}
