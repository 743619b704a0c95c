import '../../elements/console/iris-console.define.ts';
import { createAccount } from '../../live/account.ts';
import { consoleEnvironment } from '../../live/console-environment.ts';
import { createConsoleLive } from '../../live/console-live.ts';
import type { FirstCalls } from '../../live/first-calls.ts';
import { createLeaving } from '../../live/leaving.ts';
import { createSend } from '../../live/send.ts';
import { adoptStyles } from '../../look/adopt-styles.ts';
import { pageStyles } from '../../look/page.styles.ts';
import { signInPage } from '../../state/next-page.ts';
import { alertPage } from './alert-page.ts';

/** Puts the console on the page. `begun` is what was asked for before this code was there. */
export function startConsole(begun: FirstCalls): void {
  adoptStyles(pageStyles);

  const environment = consoleEnvironment(begun);
  const account = createAccount(createSend(environment));
  const leaving = createLeaving({
    endSession: () => account.signOut(),
    goToSignIn: (how, hadSession) =>
      location.replace(how === 'fresh' ? '/login.html' : signInPage(location, hadSession)),
  });

  const page = document.createElement('iris-console');
  page.live = createConsoleLive({
    environment,
    socketUrl: `${location.origin.replace(/^http/, 'ws')}/ws`,
    page: alertPage(),
    onEnded: (hadSession) => leaving.ended(hadSession),
  });
  page.signOut = () => leaving.signOut();
  page.addEventListener('iris-sign-in-again', () => leaving.ended(true));
  document.body.prepend(page);
}
