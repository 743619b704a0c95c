import { routes } from '@iris/contract';
import { apiClient } from '@iris/testkit';
import { expect } from 'vitest';
import { bffKey, it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { visitorOn } from '../support/visitor.ts';

const jwt = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;

it('neither service ever logs a token, a password or what somebody wrote', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const words = ['xylophone', 'quagmire'];
  const site = await hostSites.start();
  const visitorContext = await openContext();
  const visitor = visitorOn(await visitorContext.newPage());
  await visitor.page.goto(`${site.origin}/shop.html`);
  await visitor.open();
  await visitor.write(`About the ${words[0]}`);
  const operatorContext = await openContext();
  const operator = operatorOn(await operatorContext.newPage(), product.bff.url);
  await operator.signIn(workspace);
  await operator.openFirstRoom();
  await operator.answer(`Beware of the ${words[1]}`);
  await visitor.sees(`Beware of the ${words[1]}`);

  const guest = await visitor.page.evaluate(() => JSON.parse(Object.values(localStorage)[0] ?? '{}'));
  const [cookie] = await operatorContext.cookies();
  await mistakes(product.bff.url, product.coreApi.url, { token: guest.token, words });

  const logs = product.coreApi.logs() + product.bff.logs();
  const secrets = [
    ...words,
    bffKey,
    workspace.password,
    workspace.token,
    guest.token,
    guest.resume_token,
    cookie?.value,
  ];
  expect(secrets.filter((secret) => typeof secret !== 'string' || secret.length < 8)).toEqual([]);
  expect(secrets.filter((secret) => logs.includes(secret))).toEqual([]);
  // Of whatever ran before in this product, too.
  expect(jwt.exec(logs)?.[0]).toBeUndefined();
  expect(logs.split('\n').filter((line) => line.includes('/api/v1/session/guest')).length).toBeGreaterThan(0);
});

/** What people do wrong with secrets: in an address, in a broken body, in the wrong field. */
async function mistakes(
  bffUrl: string,
  apiUrl: string,
  { token, words }: { token: string; words: readonly string[] },
): Promise<void> {
  const core = apiClient(apiUrl);
  await core.refused(routes.workspace.login, { body: { email: 'a@b.example', password: words[0] } });
  await core.refused(routes.workspace.login, { body: `{"password": "${words[0]}"` });
  await core.refused(routes.sessions.startGuest, { body: { tenant_id: words[1], [`${words[0]}`]: token } });
  for (const base of [bffUrl, apiUrl]) {
    await fetch(`${base}/api/v1/session?token=${token}`);
    await fetch(`${base}/${token}`);
    await fetch(`${base}/api/v1/session`, { headers: { authorization: `Bearer ${token}x` } });
  }
}
