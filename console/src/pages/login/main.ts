import '../../elements/sign-in/iris-sign-in.define.ts';
import { accountStyles } from '../../elements/account/account.styles.ts';
import { createAccount } from '../../live/account.ts';
import { consoleEnvironment } from '../../live/console-environment.ts';
import { createSend } from '../../live/send.ts';
import { adoptStyles } from '../../look/adopt-styles.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { pageStyles } from '../../look/page.styles.ts';
import { nextPage } from '../../state/next-page.ts';

adoptStyles(pageStyles, controls, forms, accountStyles);

const signIn = document.querySelector('iris-sign-in');
if (signIn !== null) {
  signIn.account = createAccount(createSend(consoleEnvironment()));
  signIn.isEnded = new URLSearchParams(location.search).has('ended');
  signIn.addEventListener('iris-signed-in', () =>
    location.assign(nextPage(location.search, location.origin)),
  );
}
