import { routes } from '@iris/contract';
import { apiClient, createGuest, createTeamMember } from '@iris/testkit';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';

it('two operators in one room see what the other does there, and the visitor sees only what was answered', async ({
  product,
  workspace,
  openContext,
}) => {
  const api = apiClient(product.coreApi.url);
  const guest = await createGuest(product.coreApi.url, workspace.tenantId, { display_name: 'Ada' });
  const inRoom = { token: guest.token, params: { id: guest.chat.channel_id } };
  await api.ok(routes.messages.post, { ...inRoom, body: { content: 'Is the copper kettle in stock?' } });
  const colleague = await createTeamMember(product.coreApi.url, workspace, 'operator', {
    full_name: 'Toni Tern',
  });
  const [olivia, toni] = [
    operatorOn(await (await openContext()).newPage(), product.bff.url),
    operatorOn(await (await openContext()).newPage(), product.bff.url),
  ];
  for (const [operator, who] of [
    [olivia, workspace],
    [toni, colleague],
  ] as const) {
    await operator.signIn(who);
    await operator.openRoom('Ada');
  }

  await olivia.page.getByRole('button', { name: 'Take', exact: true }).click();
  await toni.page.getByRole('button', { name: 'Answered by Olivia Owner' }).waitFor();
  await toni.rooms.getByText('answered by Olivia Owner').waitFor();
  await olivia.replyBox.pressSequentially('Yes, two');
  await toni.page.getByText('Olivia Owner is typing a reply in this room').waitFor();
  await olivia.replyBox.press('Enter');
  await toni.sees('Yes, two');

  await toni.page.getByRole('button', { name: 'Note' }).click();
  await toni.page.getByRole('textbox', { name: 'Note about Ada' }).fill('One of them has a dent');
  await toni.page.getByRole('button', { name: 'Add note' }).click();
  await olivia.conversation.getByRole('article').getByText('One of them has a dent').waitFor();
  await toni.page.getByRole('button', { name: 'Tag', exact: true }).click();
  await toni.page.getByRole('combobox', { name: 'Add a tag' }).fill('Copper');
  await toni.page.getByRole('combobox', { name: 'Add a tag' }).press('Enter');
  await olivia.page.getByRole('button', { name: 'Remove tag copper' }).waitFor();

  await olivia.replyBox.press('ArrowUp');
  await olivia.page.getByRole('textbox', { name: 'Edit the message' }).fill('Yes, one');
  await olivia.page.getByRole('textbox', { name: 'Edit the message' }).press('Enter');
  await toni.sees('Yes, one');
  await olivia.answer('Never mind');
  await toni.sees('Never mind');
  await olivia.replyBox.press('ArrowUp');
  await olivia.page.getByRole('button', { name: 'Delete', exact: true }).click();
  await olivia.page.getByRole('button', { name: 'Delete the message' }).click();
  await toni.sees('Message deleted');

  await createTeamMember(product.coreApi.url, workspace, 'operator', { full_name: 'Quentin Quail' });
  await createTeamMember(product.coreApi.url, workspace, 'viewer', { full_name: 'Quinn Viewer' });
  await olivia.page.getByRole('button', { name: 'Answered by You' }).click();
  await olivia.page.getByRole('combobox', { name: 'Find a colleague' }).fill('qu');
  await olivia.page.getByRole('option', { name: 'Quentin Quail offline' }).waitFor();
  expect(await olivia.page.getByRole('option').count()).toBe(1);
  await olivia.page.keyboard.press('Enter');
  await toni.page.getByRole('button', { name: 'Answered by Quentin Quail' }).click();
  await toni.page.getByRole('option', { name: 'Take over from Quentin Quail' }).click();
  await olivia.page.getByRole('button', { name: 'Answered by Toni Tern' }).waitFor();
  await toni.page.getByRole('button', { name: 'Archive', exact: true }).click();
  await olivia.page.getByText(/^Archived on/).waitFor();
  await olivia.page.getByRole('button', { name: /^Archived 1/ }).waitFor();

  const { body } = await api.ok(routes.messages.list, { ...inRoom, query: { after_seq: 0 } });
  expect(body.data.map(({ content }) => content)).toEqual([
    'Is the copper kettle in stock?',
    'Yes, one',
    null,
  ]);
});
