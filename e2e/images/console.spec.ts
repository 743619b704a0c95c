import { routes } from '@iris/contract';
import { apiClient, type RunningProduct } from '@iris/testkit';
import { it } from '../support/iris.ts';
import { consoleStates } from './console-states.ts';
import { others } from './conversations.ts';
import { takeSheet } from './take-sheet.ts';
import { openTeam, signInTeam, type Team } from './team.ts';

// Makes a sheet of the operator's console in each of its states: `npm run images`.

it('takes the console, in each of its states', { timeout: 600_000 }, async ({ product, openContext }) => {
  const team = await openTeam(product);
  await openQueue(product, team);
  const sessions = await signInTeam(team, product, openContext);
  for (const state of consoleStates) await takeSheet(state, product, openContext, sessions[state.who]);
});

/** Visitors who wrote, an article that answers one of them, and a note about another. */
async function openQueue({ coreApi }: RunningProduct, { scene, owner }: Team): Promise<void> {
  const api = apiClient(coreApi.url);
  const { token } = owner;
  await api.ok(routes.articles.create, {
    token,
    body: {
      title: 'Can I bring a folding bike on a train?',
      content: 'Folded, the Tern E fits on a train rack; take the motor’s battery off before you lift it.',
    },
  });
  for (const [name, lines, isRead] of others.toReversed()) await scene.visit(name, lines, isRead);
  const id = await scene.channelOf('Hanna Virtanen');
  await api.ok(routes.notes.create, {
    token,
    params: { id },
    body: { content: 'Paid already; the frame is painted on Monday.' },
  });
}
