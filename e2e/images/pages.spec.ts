import { it } from '../support/iris.ts';
import { adminStates, waysIn } from './page-states.ts';
import { takeSheet } from './take-sheet.ts';
import { openTeam, signInTeam } from './team.ts';

// Makes a sheet of each page in each of its states, desktop and phone, light and dark: `npm run images`.

it('takes the ways in, in each of their states', { timeout: 300_000 }, async ({ product, openContext }) => {
  for (const state of waysIn) await takeSheet(state, product, openContext, {});
});

it(
  'takes the pages of admin, in each of their states',
  { timeout: 900_000 },
  async ({ product, openContext }) => {
    const sessions = await signInTeam(await openTeam(product), product, openContext);
    for (const state of adminStates) await takeSheet(state, product, openContext, sessions[state.who]);
  },
);
