import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { routes } from '@iris/contract';
import { apiClient } from '@iris/testkit';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { runCall, type Variables, writtenCalls } from '../support/run-calls.ts';

const page = new URL('../../docs/a-team-of-five.md', import.meta.url);

it('a team of five roles walks through the API as docs/ say, and the audit log tells it completely', async ({
  product,
}) => {
  const document = await readFile(page, 'utf8');
  const unique = randomBytes(4).toString('hex');
  const variables: Variables = {
    API: product.coreApi.url,
    SLUG: `acme-${unique}`,
    EMAIL: `olivia-${unique}@acme.example`,
  };
  const calls = writtenCalls(document);
  expect(calls.length).toBeGreaterThan(30);
  for (const call of calls) await runCall(call, variables);

  const { body } = await apiClient(product.coreApi.url).ok(routes.audit.list, {
    token: variables['OLIVIA'] ?? '',
    query: { limit: 100 },
  });
  const rows = body.data.toReversed();
  expect(rows.map(({ actor, action, target }) => [actor.name, action, target.type])).toEqual(
    writtenRows(document),
  );
  expect(JSON.stringify(rows)).not.toMatch(/anybody|Yse|One more|iris_sk_|acme\.example/);
});

/** The table with which the page ends: who did what, to what. */
function writtenRows(document: string): string[][] {
  const rows = [...document.matchAll(/^\| (\w+ \w+) +\| `([\w.]+)` +\| (\w+) +\|$/gm)];
  return rows.map(([, ...cells]) => cells);
}
