import { routes } from '@iris/contract';
import { apiClient, createKey, createTeamMember, type RunningProduct, type Workspace } from '@iris/testkit';
import type { BrowserContextOptions } from 'playwright-core';
import { operatorOn } from '../support/operator.ts';
import { openScene } from './scene.ts';
import type { OpenContext } from './take-sheet.ts';

export type Team = Awaited<ReturnType<typeof openTeam>>;

/** The workshop's team, whom it invited, and the keys of its programs. */
export async function openTeam(product: RunningProduct) {
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
  return { scene, owner, viewer };
}

/** What its owner's and its viewer's browsers keep once they have signed in. */
export async function signInTeam({ owner, viewer }: Team, { bff }: RunningProduct, openContext: OpenContext) {
  const signedIn = async (who: Pick<Workspace, 'email' | 'password'>): Promise<BrowserContextOptions> => {
    const context = await openContext();
    await operatorOn(await context.newPage(), bff.url).signIn(who);
    return { storageState: await context.storageState() };
  };
  return { owner: await signedIn(owner), viewer: await signedIn(viewer) };
}
