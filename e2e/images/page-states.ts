import type { Page, Route } from 'playwright-core';
import { answers, api } from './faked-answers.ts';

/** A state of a page: where it is, and what happens there before the picture. */
export interface PageState {
  readonly name: string;
  readonly path: string;
  /** Ends when the state is there. */
  readonly reach: (page: Page) => Promise<void>;
}

/** The same of a page for whoever is signed in. */
export interface AdminState extends PageState {
  readonly who: 'owner' | 'viewer';
}

const heading =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('heading', { name }).first().waitFor();
const text =
  (words: string) =>
  (page: Page): Promise<void> =>
    page.getByText(words).first().waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('ingrid@haldencycles.example');
  await page.getByLabel('Password', { exact: true }).fill('not the right one');
  await press(page, 'Sign in');
}

async function forget(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('ingrid@haldencycles.example');
  await press(page, 'Send the link');
}

async function setPassword(page: Page): Promise<void> {
  await page.getByLabel('New password').fill('steel-is-still-real');
  await press(page, 'Set password');
}

async function join(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Mia Lindqvist');
  await page.getByLabel('Password', { exact: true }).fill('spokes-and-rims');
  await press(page, 'Join the team');
}

const issued = {
  key_id: '01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e21',
  name: 'Production backend',
  key_type: 'secret',
  key_prefix: 'iris_sk_01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e21',
  scopes: ['chat:identity.link', 'chat:messages.read', 'chat:messages.write'],
  user_id: '01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e22',
  created_at: '2026-01-10T09:00:00.000Z',
  last_used_at: null,
  previous_secret_expires_at: null,
  secret: 'iris_sk_01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e21_this-is-only-a-picture-of-a-secret-0000',
};

const written = { created_at: '2026-01-10T09:00:00.000Z', updated_at: '2026-01-12T15:20:00.000Z' };
const articles = [
  {
    id: '01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e31',
    title: 'Which frame size fits me?',
    content:
      'Measure your inseam in bare feet. Times 0.66 it is the frame size in centimetres; between two sizes, take the smaller one for sport and the larger one for comfort.',
    ...written,
  },
  {
    id: '01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e32',
    title: 'Can I bring a bike back?',
    content: 'Within 30 days, unridden, in its box. We pay the way back within the country.',
    ...written,
  },
];
const cannedReplies = [
  {
    id: '01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e41',
    shortcut: 'workshop',
    content: 'The workshop is open from Monday to Friday, 9 to 18. Bring it by, no appointment needed.',
    ...written,
  },
];

/** A month of a shop that is busier on weekdays. */
function aMonth() {
  return Array.from({ length: 30 }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 10 + index));
    const isWeekend = at.getUTCDay() % 6 === 0;
    const channels = isWeekend ? index % 2 : 6 + ((index * 7) % 9);
    const figures = { channels, messages: channels * 7 + (index % 5), sessions: channels * 3 + (index % 4) };
    const reply = isWeekend ? {} : { reply_seconds: 120 + ((index * 53) % 400) };
    const drafts = { drafts_sent: channels * 2, drafts_edited: channels, drafts_dismissed: index % 3 };
    return Object.entries({ ...figures, ...reply, ...drafts }).map(([metric, value]) => ({
      day: at.toISOString().slice(0, 10),
      metric,
      value,
    }));
  }).flat();
}

const acceptPath = 'accept.html?tenant_id=01a20f5c&token=t&email=mia@haldencycles.example';

/** The ways in, before anybody is signed in. */
export const waysIn: readonly PageState[] = [
  { name: 'signup', path: 'signup.html', reach: heading('Create a workspace') },
  { name: 'login', path: 'login.html', reach: heading('Sign in') },
  {
    name: 'login-refused',
    path: 'login.html',
    reach: async (page) => {
      await page.route(`${api}/owner/login`, answers.error(401, 'invalid_credentials'));
      await signIn(page);
      await text('E-mail and password don’t match.')(page);
    },
  },
  {
    name: 'login-busy',
    path: 'login.html',
    reach: async (page) => {
      await page.route(`${api}/owner/login`, answers.never);
      await signIn(page);
      await text('Signing in')(page);
    },
  },
  {
    name: 'login-waiting',
    path: 'login.html',
    reach: async (page) => {
      await page.route(`${api}/owner/login`, answers.error(429, 'rate_limited', { 'retry-after': '42' }));
      await signIn(page);
      await text('Too many tries.')(page);
    },
  },
  {
    name: 'login-unreachable',
    path: 'login.html',
    reach: async (page) => {
      await page.route(`${api}/owner/login`, answers.unreachable);
      await signIn(page);
      await text('The server didn’t answer.')(page);
    },
  },
  {
    name: 'login-workspaces',
    path: 'login.html',
    reach: async (page) => {
      const workspaces = [
        { slug: 'halden-cycles', name: 'Halden Cycles' },
        { slug: 'fjord-rentals', name: 'Fjord Rentals' },
      ];
      const error = { code: 'workspace_required', message: '', workspaces };
      await page.route(`${api}/owner/login`, (route) => route.fulfill({ status: 409, json: { error } }));
      await signIn(page);
      await heading('Choose a workspace')(page);
    },
  },
  { name: 'forgotten', path: 'login.html#forgotten', reach: heading('Forgotten password') },
  {
    name: 'forgotten-sent',
    path: 'login.html#forgotten',
    reach: async (page) => {
      const sent = { email: 'ingrid@haldencycles.example', expires_at: '2026-01-10T10:00:00.000Z' };
      await page.route(`${api}/owner/password/forgot`, answers.data({ ...sent, sends_mail: true }));
      await forget(page);
      await heading('Check your mail')(page);
    },
  },
  {
    name: 'forgotten-no-mail',
    path: 'login.html#forgotten',
    reach: async (page) => {
      await forget(page);
      await heading('This server sends no mail')(page);
    },
  },
  { name: 'reset', path: 'login.html#reset_token=t', reach: heading('Set a new password') },
  {
    name: 'reset-expired',
    path: 'login.html#reset_token=t',
    reach: async (page) => {
      await page.route(`${api}/owner/password/reset`, answers.error(410, 'gone'));
      await setPassword(page);
      await heading('This link has expired')(page);
    },
  },
  {
    name: 'reset-done',
    path: 'login.html#reset_token=t',
    reach: async (page) => {
      const workspaces = [{ slug: 'halden-cycles', name: 'Halden Cycles' }];
      await page.route(`${api}/owner/password/reset`, answers.data({ workspaces }));
      await setPassword(page);
      await heading('Your new password is set')(page);
    },
  },
  { name: 'accept', path: acceptPath, reach: heading('Join the team') },
  {
    name: 'accept-failed',
    path: acceptPath,
    reach: async (page) => {
      await page.route(`${api}/team/accept`, answers.error(500, 'internal'));
      await join(page);
      await text('You aren’t on the team yet.')(page);
    },
  },
  {
    name: 'accept-ended',
    path: acceptPath,
    reach: async (page) => {
      await page.route(`${api}/team/accept`, answers.error(410, 'gone'));
      await join(page);
      await heading('This invitation has ended')(page);
    },
  },
];

/** A page of admin while its list loads, and when it can't be had. */
function failing(name: string, path: string, calls: string): readonly AdminState[] {
  const look = (reach: PageState['reach'], answer: (route: Route) => Promise<void>) => async (page: Page) => {
    await page.route(`${api}/${calls}`, answer);
    await page.reload();
    await reach(page);
  };
  return [
    {
      name: `${name}-loading`,
      who: 'owner',
      path,
      reach: look((page) => page.locator('.skeleton').first().waitFor(), answers.never),
    },
    {
      name: `${name}-failed`,
      who: 'owner',
      path,
      reach: look(text('Request id'), answers.error(500, 'internal')),
    },
  ];
}

/** The library as a server would have it, with these entries. */
function library(
  name: string,
  [someArticles, someReplies]: readonly [readonly object[], readonly object[]],
  reach: PageState['reach'],
): AdminState {
  const open = async (page: Page) => {
    await page.route(`${api}/operator/articles?*`, answers.data(someArticles));
    await page.route(`${api}/operator/canned-replies?*`, answers.data(someReplies));
    await page.reload();
    await heading('Canned replies')(page);
    await page.getByRole('radio').first().waitFor();
    await reach(page);
  };
  return { name, who: 'owner', path: 'admin.html#library', reach: open };
}

/** The pages of admin. */
export const adminStates: readonly AdminState[] = [
  { name: 'admin-not-for-you', who: 'viewer', path: 'admin.html', reach: heading('Admin is for') },
  {
    name: 'overview',
    who: 'owner',
    path: 'admin.html#overview',
    reach: async (page) => {
      await page.route(`${api}/admin/usage*`, answers.data(aMonth()));
      await page.reload();
      await heading('Response time')(page);
    },
  },
  {
    name: 'overview-empty',
    who: 'owner',
    path: 'admin.html#overview',
    reach: async (page) => {
      await page.route(`${api}/admin/usage*`, answers.data([]));
      await page.reload();
      await heading('Nobody has come yet')(page);
    },
  },
  ...failing('overview', 'admin.html#overview', 'admin/usage*'),
  { name: 'team', who: 'owner', path: 'admin.html#team', reach: text('Invited by') },
  {
    name: 'team-alone',
    who: 'owner',
    path: 'admin.html#team',
    reach: async (page) => {
      const [ingrid] = (await page.evaluate(async () => (await fetch('/api/v1/admin/team/members')).json()))
        .data;
      await page.route(`${api}/admin/team/members`, answers.data([ingrid]));
      await page.route(`${api}/admin/team/invites`, answers.data([]));
      await page.reload();
      await text('You are the only one here.')(page);
    },
  },
  ...failing('team', 'admin.html#team', 'admin/team/*'),
  {
    name: 'team-remove',
    who: 'owner',
    path: 'admin.html#team',
    reach: (page) => press(page, 'Remove Elif Aydın'),
  },
  {
    name: 'team-role',
    who: 'owner',
    path: 'admin.html#team',
    reach: (page) => press(page, 'Change role of Elif Aydın'),
  },
  {
    name: 'team-offline',
    who: 'owner',
    path: 'admin.html#team',
    reach: async (page) => {
      await text('Invited by')(page);
      await page.context().setOffline(true);
      await text('You’re offline.')(page);
    },
  },
  { name: 'keys', who: 'owner', path: 'admin.html#keys', reach: heading('Keys 3') },
  {
    name: 'keys-empty',
    who: 'owner',
    path: 'admin.html#keys',
    reach: async (page) => {
      await page.route(`${api}/admin/keys`, answers.data([]));
      await page.reload();
      await text('No keys yet')(page);
    },
  },
  ...failing('keys', 'admin.html#keys', 'admin/keys'),
  {
    name: 'keys-new',
    who: 'owner',
    path: 'admin.html#keys',
    reach: async (page) => {
      await press(page, 'New key');
      await page.getByLabel('Name', { exact: true }).fill('Production backend');
    },
  },
  {
    name: 'keys-secret',
    who: 'owner',
    path: 'admin.html#keys',
    reach: async (page) => {
      await press(page, 'New key');
      await page.getByLabel('Name', { exact: true }).fill(issued.name);
      await page.route(`${api}/admin/keys`, answers.data(issued));
      await press(page, 'Create key');
      await heading('The secret of')(page);
    },
  },
  {
    name: 'keys-rotate',
    who: 'owner',
    path: 'admin.html#keys',
    reach: (page) => press(page, 'Rotate key Web shop'),
  },
  {
    name: 'keys-revoke',
    who: 'owner',
    path: 'admin.html#keys',
    reach: (page) => press(page, 'Revoke key Web shop'),
  },
  {
    name: 'widget',
    who: 'owner',
    path: 'admin.html#widget',
    reach: (page) => page.frameLocator('iframe').getByText('That was quick.').waitFor(),
  },
  ...failing('widget', 'admin.html#widget', 'admin/widget-config'),
  {
    name: 'widget-origins',
    who: 'owner',
    path: 'admin.html#widget',
    reach: async (page) => {
      const at = '2026-01-10T09:00:00.000Z';
      await page.route(
        `${api}/admin/refused-origins`,
        answers.data([
          { origin: 'https://www.haldencycles.example', count: 1_204, last_at: at },
          { origin: 'http://old.haldencycles.example', count: 3, last_at: at },
        ]),
      );
      await page.reload();
      await page.getByLabel('Add an origin').fill('haldencycles.example');
      await page.getByLabel('Add an origin').press('Enter');
      await page.getByRole('heading', { name: 'Refused lately' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'widget-overtaken',
    who: 'owner',
    path: 'admin.html#widget',
    reach: async (page) => {
      await page.getByLabel('Title').fill('Halden & daughters');
      await page.route(`${api}/admin/widget-config`, (route) =>
        route.request().method() === 'PUT' ? answers.error(409, 'conflict')(route) : route.continue(),
      );
      await press(page, 'Save');
      await text('Somebody else changed the widget')(page);
    },
  },
  library('library', [articles, cannedReplies], text('Which frame size')),
  library('library-empty', [[], []], text('No canned replies yet')),
  library('library-edit', [articles, cannedReplies], (page) => press(page, 'Edit article Can I bring')),
  library('library-taken', [[], []], async (page) => {
    await press(page, 'New canned reply');
    await page.getByLabel('Shortcut').fill('workshop');
    await page.getByLabel('Reply', { exact: true }).fill('We are open until six.');
    const details = [{ path: '/shortcut', message: 'is taken by another canned reply' }];
    const error = { code: 'conflict', message: '', details };
    await page.route(`${api}/operator/canned-replies`, (route) =>
      route.fulfill({ status: 409, json: { error } }),
    );
    await press(page, 'Save canned reply');
    await text('This shortcut is taken.')(page);
  }),
  library('library-delete', [articles, cannedReplies], (page) => press(page, 'Delete article Can I')),
  library('library-model', [articles, []], async (page) => {
    const model = { name: 'mistral-small', time_limit_ms: 10_000, rest_ms: 30_000 };
    await page.route(`${api}/admin/draft-settings`, (route) =>
      route.fulfill({ json: { data: { external_model: true, model } } }),
    );
    await page.reload();
    await text('The model “mistral-small” words drafts')(page);
    await page.getByRole('button', { name: 'Save', exact: true }).scrollIntoViewIfNeeded();
  }),
  library('library-outside-model', [articles, []], async (page) => {
    await page.getByLabel('An outside model').check();
    await press(page, 'Save');
    await text('Let text leave this machine')(page);
  }),
  ...failing('library', 'admin.html#library', 'operator/*'),
  { name: 'install', who: 'owner', path: 'admin.html#install', reach: text('Nobody has opened') },
  {
    name: 'install-refused',
    who: 'owner',
    path: 'admin.html#install',
    reach: async (page) => {
      const row = {
        origin: 'https://www.haldencycles.example',
        count: 12,
        last_at: '2026-01-10T09:00:00.000Z',
      };
      await page.route(`${api}/admin/usage*`, answers.data([]));
      await page.route(`${api}/admin/refused-origins`, answers.data([row]));
      await page.reload();
      await text('The tag stands on sites')(page);
    },
  },
  ...failing('install', 'admin.html#install', 'admin/refused-origins'),
  { name: 'compliance', who: 'owner', path: 'admin.html#compliance', reach: text('Last changed') },
  ...failing('compliance', 'admin.html#compliance', 'admin/retention-policy'),
  {
    name: 'compliance-shorter',
    who: 'owner',
    path: 'admin.html#compliance',
    reach: async (page) => {
      await page.getByLabel('Messages').fill('90');
      await press(page, 'Save');
      await text('Messages: 90 days instead of')(page);
    },
  },
  { name: 'audit', who: 'owner', path: 'admin.html#audit', reach: text('created key') },
  {
    name: 'audit-row',
    who: 'owner',
    path: 'admin.html#audit',
    reach: (page) => page.getByText('created key').first().click(),
  },
  {
    name: 'audit-empty',
    who: 'owner',
    path: 'admin.html#audit',
    reach: async (page) => {
      await page.getByLabel('What').selectOption('Deleted a message');
      await text('Nothing like that happened.')(page);
    },
  },
  ...failing('audit', 'admin.html#audit', 'admin/audit-log*'),
];
