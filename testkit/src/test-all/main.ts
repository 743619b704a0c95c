// `npm test`: everything there is, cheapest first, then what can only be said of all of it, and one line at the end that
// counts it all.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { repository } from '@iris/standalone';
import { findBrowser, howToGetBrowser } from './browser.ts';
import { hasNatsServer, howToGetNats } from './nats-server.ts';
import { recordsVariable } from '../records/record.ts';
import { answersSuite, logsSuite } from './closing/suites.ts';
import { closingLine, type Outcome, problemLines } from './outcome.ts';
import type { RunOptions } from './run.ts';
import { checkSuite, domSuite, vitestSuite } from './suites.ts';

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
process.on('disconnect', () => stopping.abort());

const systemEnv = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
);
const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Whether all is well. */
async function testAll(options: RunOptions): Promise<boolean> {
  const browser = await findBrowser(options);
  if (browser === undefined) {
    say(howToGetBrowser);
    return false;
  }
  if (!(await hasNatsServer(options))) {
    say(howToGetNats);
    return false;
  }
  const outcomes = await runRecorded({ ...options, env: { ...options.env, CHROME_PATH: browser } });
  say('');
  for (const problem of problemLines(outcomes)) say(`${problem}\n`);
  for (const { suite, passed, failed } of outcomes)
    say(`${suite.padEnd(28)} ${passed} passed, ${failed} failed`);
  say(closingLine(outcomes));
  return outcomes.every(({ failed }) => failed === 0);
}

/** All suites, and then those that read what the others recorded. */
async function runRecorded(options: RunOptions): Promise<Outcome[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'iris-test-records-'));
  try {
    const outcomes: Outcome[] = [];
    for (const suite of suites({ ...options, env: { ...options.env, [recordsVariable]: folder } }))
      outcomes.push(await suite());
    return [...outcomes, await answersSuite(folder, say), await logsSuite(folder, say)];
  } finally {
    await rm(folder, { recursive: true });
  }
}

function suites(options: RunOptions): (() => Promise<Outcome>)[] {
  const checks = ['types', 'lint', 'format:check', 'knip', 'bench:size'];
  const packages = ['@iris/loader', '@iris/widget', '@iris/console'];
  return [
    ...checks.map((script) => () => checkSuite(script, options)),
    () => vitestSuite('unit', options),
    ...packages.map((name) => () => domSuite(name, options)),
    ...['server', 'standalone', 'e2e'].map((project) => () => vitestSuite(project, options)),
  ];
}

try {
  const isWell = await testAll({ cwd: repository, env: systemEnv, signal: stopping.signal });
  process.exit(isWell ? 0 : 1);
} catch (error) {
  if (!stopping.signal.aborted) throw error;
  say('The tests were interrupted.');
  process.exit(1);
}
