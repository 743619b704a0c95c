import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { introduce, visitorOn } from '../support/visitor.ts';

it('a visitor of the sample site writes, an operator sees the room arrive and answers, both see each other type and read', async ({
  product,
  workspace,
  openContext,
}) => {
  const cdn = product.bff.url;
  const operator = operatorOn(await (await openContext()).newPage(), cdn);
  await operator.signIn(workspace);
  await operator.page.getByText('No open rooms').waitFor();

  const visitor = visitorOn(await (await openContext()).newPage());
  await introduce(visitor.page, 'Ada');
  await visitor.page.goto(`${cdn}/demo.html?tenant_id=${workspace.tenantId}`);
  await visitor.open();
  await visitor.write('Do you have room for two tonight?');
  await visitor.seesReceipt('Delivered');

  await operator.openRoom('Ada');
  await operator.sees('Do you have room for two tonight?');
  await visitor.seesReceipt('Read');

  await operator.replyBox.pressSequentially('Of co');
  await visitor.panel.getByRole('img', { name: 'Olivia Owner is typing' }).waitFor();
  await visitor.composer.pressSequentially('If not');
  await operator.page.getByText('Ada is typing', { exact: true }).waitFor();

  await operator.answer('Of course. At eight?');
  await visitor.sees('Of course. At eight?');
  await visitor.panel.getByRole('img', { name: 'Olivia Owner is typing' }).waitFor({ state: 'detached' });
  await operator.seesReceipt('Read');
  await visitor.write('Eight is good.');
  await operator.sees('Eight is good.');
});

it('an archived room leaves the list; the visitor’s next message brings it back, with everything that was said', async ({
  product,
  workspace,
  openContext,
}) => {
  const cdn = product.bff.url;
  const operator = operatorOn(await (await openContext()).newPage(), cdn);
  await operator.signIn(workspace);
  const visitor = visitorOn(await (await openContext()).newPage());
  await introduce(visitor.page, 'Grace');
  await visitor.page.goto(`${cdn}/demo.html?tenant_id=${workspace.tenantId}`);
  await visitor.open();
  await visitor.write('Thank you, that is all.');
  await operator.openRoom('Grace');
  await operator.answer('See you tonight.');
  await visitor.sees('See you tonight.');

  await operator.page.getByRole('button', { name: 'Archive', exact: true }).click();
  await operator.page.getByText('No open rooms').waitFor();
  await visitor.panel.getByText('This conversation was closed. Write to open it again.').waitFor();

  await visitor.write('One more thing.');
  // The operator still has the room open, so it may be read before "Delivered" was ever seen.
  await visitor.seesReceipt(/Delivered|Read/);
  await operator.openRoom('Grace');
  for (const text of ['Thank you, that is all.', 'See you tonight.', 'One more thing.'])
    await operator.sees(text);
  expect(await visitor.panel.getByText('This conversation was closed.').count()).toBe(0);
});

it('whoever is not signed in is sent to the sign-in page, and a wrong password says so', async ({
  product,
  workspace,
  openContext,
}) => {
  const page = await (await openContext()).newPage();
  await page.goto(`${product.bff.url}/console.html`);
  await page.waitForURL('**/login.html*');
  await page.getByLabel('E-mail').fill(workspace.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('E-mail and password don’t match.').waitFor();
});
