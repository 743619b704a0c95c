import '../../elements/console/iris-console.define.ts';
import { createAccount } from '../../live/account.ts';
import { createConsoleLive } from '../../live/console-live.ts';
import { consoleEnvironment } from '../../live/console-environment.ts';
import { createSend } from '../../live/send.ts';
import { adoptStyles } from '../../look/adopt-styles.ts';
import { pageStyles } from '../../look/page.styles.ts';
import { signInPage } from '../../state/next-page.ts';

adoptStyles(pageStyles);

const environment = consoleEnvironment();
const account = createAccount(createSend(environment));
const page = document.createElement('iris-console');

page.live = createConsoleLive({
  environment,
  socketUrl: `${location.origin.replace(/^http/, 'ws')}/ws`,
  onEnded: (hadSession) => location.replace(signInPage(location, hadSession)),
});
page.signOut = async () => {
  await account.signOut();
  location.assign('/login.html');
};
page.addEventListener('iris-sign-in-again', () => location.assign(signInPage(location, true)));
document.body.prepend(page);
