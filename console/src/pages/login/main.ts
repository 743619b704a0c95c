import '../../elements/forgot-password/iris-forgot-password.define.ts';
import '../../elements/new-password/iris-new-password.define.ts';
import '../../elements/sign-in/iris-sign-in.define.ts';
import { accountStyles } from '../../elements/account/account.styles.ts';
import { createAccount } from '../../live/account.ts';
import { consoleEnvironment } from '../../live/console-environment.ts';
import { createSend } from '../../live/send.ts';
import { adoptStyles } from '../../look/adopt-styles.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { pageStyles } from '../../look/page.styles.ts';
import { loginStep } from '../../state/login-step.ts';
import { nextPage } from '../../state/next-page.ts';

adoptStyles(pageStyles, controls, forms, accountStyles);

const account = createAccount(createSend(consoleEnvironment()));
let shown: Element | null = null;

function signIn(): Element {
  const element = document.createElement('iris-sign-in');
  element.account = account;
  element.isEnded = new URLSearchParams(location.search).has('ended');
  element.addEventListener('iris-signed-in', () =>
    location.assign(nextPage(location.search, location.origin)),
  );
  return element;
}

function forgotten(): Element {
  return Object.assign(document.createElement('iris-forgot-password'), { account });
}

function newPassword(token: string): Element {
  return Object.assign(document.createElement('iris-new-password'), { account, token });
}

/** Which of the three stands in the address; the token of a mail's link leaves it at once. */
function show(): void {
  const step = loginStep(location.hash);
  if (step.name === 'reset') history.replaceState(null, '', location.pathname);
  shown?.remove();
  shown =
    step.name === 'reset' ? newPassword(step.token) : step.name === 'forgotten' ? forgotten() : signIn();
  document.body.prepend(shown);
  document.title = `${titles[step.name]} – Iris`;
}

const titles = {
  'sign-in': 'Sign in',
  forgotten: 'Forgotten password',
  reset: 'Set a new password',
} as const;

window.addEventListener('hashchange', show);
show();
