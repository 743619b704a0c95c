import '../../elements/accept-invite/iris-accept-invite.define.ts';
import { accountStyles } from '../../elements/account/account.styles.ts';
import { createAccount } from '../../live/account.ts';
import { consoleEnvironment } from '../../live/console-environment.ts';
import { createSend } from '../../live/send.ts';
import { adoptStyles } from '../../look/adopt-styles.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { pageStyles } from '../../look/page.styles.ts';

adoptStyles(pageStyles, controls, forms, accountStyles);

const link = new URLSearchParams(location.search);

/** The token works once, but it has no place in the history, the title bar or a screenshot. */
history.replaceState(null, '', location.pathname);

const landing = document.createElement('iris-accept-invite');
landing.account = createAccount(createSend(consoleEnvironment()));
landing.link = {
  tenantId: link.get('tenant_id') ?? '',
  token: link.get('token') ?? '',
  email: link.get('email') ?? '',
};
landing.addEventListener('iris-signed-in', () => location.replace('/console.html'));
document.body.prepend(landing);
