import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApiDocument } from '../src/openapi.ts';

// Promise 30 begins with a document that is one: the linter reads it as a stranger's tool would.

const contract = path.resolve(import.meta.dirname, '..');
const linter = path.resolve(
  path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'iris-openapi-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the linter says about a document: nothing, or each finding. */
async function findings(document: object): Promise<string> {
  const file = path.join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(document, null, 1));
  const config = path.join(contract, 'redocly.yaml');
  const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  const args = [linter, 'lint', file, '--config', config, '--format', 'stylish'];
  return promisify(execFile)(process.execPath, args, { cwd: folder, env }).then(
    () => '',
    (failure: { stdout: string; stderr: string }) => failure.stdout + failure.stderr,
  );
}

it('is a document that the linter has nothing to say about', { timeout: 30_000 }, async () => {
  expect(await findings(openApiDocument('http://127.0.0.1:4000'))).toBe('');
});

it('would be told of an operation that is not described', { timeout: 30_000 }, async () => {
  const operation = { operationId: 'things.list', responses: { 200: { description: 'OK' } } };
  const document = {
    ...openApiDocument('http://127.0.0.1:4000'),
    paths: { '/things': { get: operation } },
  };
  expect(await findings(document)).toContain('operation-description');
});
