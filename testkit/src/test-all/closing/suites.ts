import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { publicRoutes } from '@iris/contract';
import type { RecordKind } from '../../records/record.ts';
import type { Outcome } from '../outcome.ts';
import { promisedAnswers, wrongAnswers } from './answers.ts';
import { leakingLines } from './log-secrets.ts';

/** Every status and code of the document was answered by core-api in some test of this run. */
export async function answersSuite(folder: string, say: (line: string) => void): Promise<Outcome> {
  const came = new Set(await recorded(folder, 'answers'));
  const promised = promisedAnswers(publicRoutes);
  const kept = promised.filter((line) => came.has(line)).length;
  say(`\n${kept} of the ${promised.length} kinds of answers that the document promises came in this run`);
  return outcomeOfProblems('answers', wrongAnswers(promised, came));
}

/** No line that a service logged in this run shows a secret. */
export async function logsSuite(folder: string, say: (line: string) => void): Promise<Outcome> {
  const [lines, secrets] = [await recorded(folder, 'logs'), await recorded(folder, 'secrets')];
  say(
    `\n${lines.length} log lines, searched for ${new Set(secrets).size} secrets and whatever looks like one`,
  );
  const nothing = lines.length === 0 || secrets.length === 0 ? ['nothing was recorded'] : [];
  return outcomeOfProblems('secrets in logs', [...nothing, ...leakingLines(lines, secrets)]);
}

function outcomeOfProblems(suite: string, problems: readonly string[]): Outcome {
  return { suite, passed: problems.length === 0 ? 1 : 0, failed: problems.length, skipped: 0, problems };
}

async function recorded(folder: string, kind: RecordKind): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-`));
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').filter(Boolean));
}
