import { expect, it } from 'vitest';
import { anAssignee } from '../factories.ts';
import { aConsole, aServer } from '../testing/virtual-console.ts';

const path = '/api/v1/operator/assignees';

it('who can be given a room is asked for when it is wanted, and says who of them is there', async () => {
  const server = aServer();
  const members = [anAssignee(1, { status: 'away' }), anAssignee(2)];
  server.refused.set(`GET ${path}`, { status: 200, body: { data: members, next_cursor: null } });
  const { live, state, calls } = await aConsole(server);
  expect(calls('GET', path)).toHaveLength(0);
  await live.loadAssignees();
  expect(state().assignees).toEqual({ members, problem: null });
  expect([...state().presence]).toEqual([[anAssignee(1).user_id, 'away']]);
});

it('who can be given a room stays known when it can’t be asked for again', async () => {
  const server = aServer();
  server.refused.set(`GET ${path}`, { status: 200, body: { data: [anAssignee(1)], next_cursor: null } });
  const { live, state } = await aConsole(server);
  await live.loadAssignees();
  server.refused.set(`GET ${path}`, { status: 503 });
  await live.loadAssignees();
  expect(state().assignees).toMatchObject({
    members: [anAssignee(1)],
    problem: { code: 'unavailable' },
  });
});
