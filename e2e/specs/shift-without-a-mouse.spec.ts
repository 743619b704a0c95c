import { routes } from '@iris/contract';
import { apiClient, createGuest } from '@iris/testkit';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';

it('a shift needs no mouse: take a room, answer with a draft, note, tag, archive, and the next one', async ({
  product,
  workspace,
  openContext,
}) => {
  const api = apiClient(product.coreApi.url);
  const { token } = workspace;
  const article = { title: 'Copper kettle', content: 'The copper kettle is in stock: two of them are left.' };
  await api.ok(routes.articles.create, { token, body: article });
  const hours = { shortcut: 'hours', content: 'We are here until six.' };
  await api.ok(routes.cannedReplies.create, { token, body: hours });
  async function ask(name: string, content: string) {
    const guest = await createGuest(product.coreApi.url, workspace.tenantId, { display_name: name });
    const params = { id: guest.chat.channel_id };
    await api.ok(routes.messages.post, { token: guest.token, params, body: { content } });
    return params.id;
  }
  await ask('Grace', 'I moved, where do you send my lamp?');
  const ada = await ask('Ada', 'Is the copper kettle in stock?');
  const operator = operatorOn(await (await openContext()).newPage(), product.bff.url);
  const { page, replyBox, conversation } = operator;
  await operator.signIn(workspace);
  const { keyboard } = page;
  const room = page.getByRole('heading', { level: 1 });
  const state = (name: string) => page.getByRole('button', { name }).waitFor();

  const rooms = page.getByRole('navigation', { name: 'Rooms' }).getByRole('listitem');
  await rooms.getByText('Ada', { exact: true }).waitFor();
  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });

  await keyboard.press('Alt+ArrowDown');
  await operator.sees('Is the copper kettle in stock?');
  await keyboard.press('Alt+KeyA');
  await page.getByRole('button', { name: 'Answered by You' }).waitFor();
  await state('Mine 1');
  await expect.poll(() => replyBox.evaluate((field) => field.matches(':focus'))).toBe(true);
  await page.getByRole('region', { name: 'Draft' }).getByText('Copper kettle', { exact: true }).waitFor();
  await keyboard.press('Tab');
  await expect.poll(() => replyBox.inputValue()).toBe(article.content);
  await keyboard.type(' /hou');
  await page.getByRole('option', { name: '/hours' }).waitFor();
  await keyboard.press('Enter');
  await expect.poll(() => replyBox.inputValue()).toBe(`${article.content} ${hours.content}`);
  await keyboard.press('Enter');
  await operator.sees(`${article.content} ${hours.content}`);
  expect(await page.getByRole('region', { name: 'Draft' }).count()).toBe(0);
  await expect
    .poll(async () => (await api.ok(routes.drafts.get, { token, params: { id: ada } })).body.data)
    .toMatchObject({ status: 'edited', engine: 'embedded', sources: [{ title: article.title }] });

  await keyboard.press('Alt+KeyN');
  await page.getByRole('textbox', { name: 'Note about Ada' }).waitFor();
  await keyboard.type('Asked before Christmas too');
  await keyboard.press('Enter');
  await conversation.getByRole('article').getByText('Asked before Christmas too').waitFor();

  await keyboard.press('Alt+KeyT');
  await page.getByRole('combobox', { name: 'Add a tag' }).waitFor();
  await keyboard.type('stock');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove tag stock' }).waitFor();
  await keyboard.press('Escape');

  await keyboard.press('Alt+KeyE');
  await operator.sees('I moved, where do you send my lamp?');
  expect(await room.textContent()).toBe('Grace');
  await state('Archived 1');

  await keyboard.press('Control+KeyK');
  await page.getByRole('combobox', { name: 'Find a room or an act' }).waitFor();
  await keyboard.type('take');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Answered by You' }).waitFor();

  await keyboard.press('Escape');
  await keyboard.press('/');
  await keyboard.type('christm');
  await rooms.getByText('Christmas', { exact: true }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.getByText('Reopen the room to write.').waitFor();
});
