import { routes } from '@iris/contract';
import { apiClient, createKey, createTeamMember, type RunningProduct, type Workspace } from '@iris/testkit';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { adminStates, type PageState, waysIn } from './page-states.ts';
import { palettePng } from './palette-png.ts';
import { writePicture } from './picture.ts';
import { openScene } from './scene.ts';
import { frames, sheetOf } from './sheet.ts';

// Makes a sheet of each page in each of its states, desktop and phone, light and dark: `npm run images`.

it('takes the ways in, in each of their states', { timeout: 300_000 }, async ({ product, openContext }) => {
  for (const state of waysIn) await takeSheet(state, product, openContext, {});
});

it(
  'takes the pages of admin, in each of their states',
  { timeout: 900_000 },
  async ({ product, openContext }) => {
    const team = await openTeam(product);
    const signedIn = async (who: Pick<Workspace, 'email' | 'password'>): Promise<BrowserContextOptions> => {
      const context = await openContext();
      await operatorOn(await context.newPage(), product.bff.url).signIn(who);
      return { storageState: await context.storageState() };
    };
    const sessions = { owner: await signedIn(team.owner), viewer: await signedIn(team.viewer) };
    for (const state of adminStates) await takeSheet(state, product, openContext, sessions[state.who]);
  },
);

async function takeSheet(
  { name, path, reach }: PageState,
  { bff }: RunningProduct,
  openContext: (options: BrowserContextOptions) => Promise<BrowserContext>,
  session: BrowserContextOptions,
): Promise<void> {
  const shots: Buffer[] = [];
  for (const { options } of frames) {
    const context = await openContext({ ...options, ...session });
    const page = await context.newPage();
    await page.goto(`${bff.url}/${path}`);
    await reach(page);
    shots.push(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    await context.close();
  }
  await writePicture(`pages/${name}`, palettePng(sheetOf(shots)));
}

/** The workshop's team, whom it invited, and the keys of its programs. */
async function openTeam(product: RunningProduct) {
  const { url } = product.coreApi;
  const scene = await openScene(product);
  const api = apiClient(url);
  const { email, password } = scene;
  const { token, user, tenant } = (await api.ok(routes.workspace.login, { body: { email, password } })).body
    .data;
  const owner: Workspace = { tenantId: scene.tenantId, slug: tenant.slug, email, password, token, user };
  const join = (role: 'admin' | 'operator' | 'viewer', full_name: string, address: string) =>
    createTeamMember(url, owner, role, { full_name, email: `${address}@haldencycles.example` });
  await join('admin', 'Tomás Ferreira', 'tomas');
  await join('operator', 'Elif Aydın', 'elif');
  const viewer = await join('viewer', 'Hanna Virtanen', 'hanna');
  for (const [address, org_role] of [
    ['guillaume', 'operator'],
    ['mei', 'viewer'],
  ] as const)
    await api.ok(routes.team.invite, { token, body: { email: `${address}@haldencycles.example`, org_role } });
  await createKey(url, token, { name: 'Newsletter signup', key_type: 'publishable' });
  const stock = await createKey(url, token, {
    name: 'Stock service',
    scopes: ['chat:channels.read', 'chat:messages.write'],
  });
  await createKey(url, token, { name: 'Web shop' });
  await api.ok(routes.keys.rotate, {
    token,
    params: { key_id: stock.key_id },
    body: { grace_seconds: 86_400 },
  });
  return { owner, viewer };
}
