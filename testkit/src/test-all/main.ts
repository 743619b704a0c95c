// `npm test`: everything there is, cheapest first, and one line at the end that counts it all.
import { repository } from '@iris/standalone';
import { findBrowser, howToGetBrowser } from './browser.ts';
import { closingLine, type Outcome } from './outcome.ts';
import { checkSuite, domSuite, vitestSuite } from './suites.ts';

const systemEnv = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
);
const say = (text: string) => void process.stdout.write(`${text}\n`);

const browser = await findBrowser({ cwd: repository, env: systemEnv });
if (browser === undefined) {
  process.stderr.write(`${howToGetBrowser}\n`);
  process.exit(1);
}

const options = { cwd: repository, env: { ...systemEnv, CHROME_PATH: browser } };
const suites: (() => Promise<Outcome>)[] = [
  ...['types', 'lint', 'format:check', 'knip', 'bench:size'].map(
    (script) => () => checkSuite(script, options),
  ),
  () => vitestSuite('unit', options),
  ...['@iris/loader', '@iris/widget', '@iris/console'].map((name) => () => domSuite(name, options)),
  ...['server', 'standalone', 'e2e'].map((project) => () => vitestSuite(project, options)),
];

const outcomes: Outcome[] = [];
for (const suite of suites) outcomes.push(await suite());

say('');
for (const { suite, passed, failed } of outcomes)
  say(`${suite.padEnd(28)} ${passed} passed, ${failed} failed`);
say(closingLine(outcomes));
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
