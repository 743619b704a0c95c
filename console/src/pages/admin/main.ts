import '../../elements/admin/iris-admin.define.ts';
import { createAccount } from '../../live/account.ts';
import { consoleEnvironment } from '../../live/console-environment.ts';
import { createLeaving } from '../../live/leaving.ts';
import { readSession } from '../../live/read-session.ts';
import { createSend } from '../../live/send.ts';
import { createSessionSend } from '../../live/session-send.ts';
import { adoptStyles } from '../../look/adopt-styles.ts';
import { pageStyles } from '../../look/page.styles.ts';
import { meFrom } from '../../state/me.ts';
import { signInPage } from '../../state/next-page.ts';
import { adminPages } from './admin-pages.ts';

adoptStyles(pageStyles);

const bareSend = createSend(consoleEnvironment());
const account = createAccount(bareSend);
const leaving = createLeaving({
  endSession: () => account.signOut(),
  goToSignIn: (how, hadSession) =>
    location.replace(how === 'fresh' ? '/login.html' : signInPage(location, hadSession)),
});
const send = createSessionSend(bareSend, (hadSession) => leaving.ended(hadSession));

const page = document.createElement('iris-admin');
page.parts = {
  pages: adminPages,
  send,
  whoAmI: async () => meFrom(await readSession(send)),
  signOut: () => leaving.signOut(),
};
document.body.prepend(page);
