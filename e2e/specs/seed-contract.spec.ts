import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';

// The seed 001, request by request: the script is for readers; here it runs.

const script = path.join(import.meta.dirname, '..', 'seed-001.sh');

it('every request of the seed 001 is answered as documented, in its order, with curl', async ({
  product,
}) => {
  const { stdout } = await promisify(execFile)('bash', [script], {
    env: { PATH: process.env['PATH'], API: product.coreApi.url },
  });
  expect(stdout).toMatch(/Every request was answered as documented\.\n$/);
});

it('the script stops at an answer that is not the documented one', async ({ product }) => {
  const attempt = promisify(execFile)('bash', [script], {
    // The bff is not core-api: it refuses calls without an origin.
    env: { PATH: process.env['PATH'], API: product.bff.url },
  });
  await expect(attempt).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('expected 200, got:'),
  });
});
