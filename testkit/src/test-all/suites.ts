import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Outcome, outcomeOf } from './outcome.ts';
import { domTestCounts, vitestCounts } from './reports.ts';
import { run, runAndKeep, type RunOptions } from './run.ts';

/** A script of the root's package.json that says by its exit code whether all is well: one check. */
export async function checkSuite(script: string, options: RunOptions): Promise<Outcome> {
  const exitCode = await run(['npm', 'run', '--silent', script], options);
  const isWell = exitCode === 0;
  const problems = isWell ? [] : [`npm run ${script} ended with ${exitCode}: see its output`];
  return { suite: script, passed: isWell ? 1 : 0, failed: problems.length, skipped: 0, problems };
}

/** One project of vitest.config.ts. */
export async function vitestSuite(project: string, options: RunOptions): Promise<Outcome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'iris-test-report-'));
  const report = path.join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await run(['vitest', 'run', '--project', project, ...reporters], options);
  const counts = vitestCounts(await readFile(report, 'utf8').catch(() => ''));
  await rm(folder, { recursive: true });
  return outcomeOf(project, counts, exitCode);
}

/** The tests of one package that run inside a browser. */
export async function domSuite(name: string, options: RunOptions): Promise<Outcome> {
  const { exitCode, output } = await runAndKeep(
    ['npm', 'run', '--silent', 'test:dom', '--workspace', name],
    options,
  );
  return outcomeOf(`${name} in the browser`, domTestCounts(output), exitCode);
}
