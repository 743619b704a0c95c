import { randomBytes } from 'node:crypto';
import { publicRoutes } from '@iris/contract';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { runCall, writtenCalls } from '../support/run-calls.ts';

// /llms.txt is for readers who do exactly what it says: so this does, from its top to its end, as it is served.

it('every call of /llms.txt works as it stands, with the answer that it says', async ({ product }) => {
  const response = await fetch(`${product.bff.url}/llms.txt`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const document = await response.text();
  expect(document).toContain(`API=${product.coreApi.url}\n`);
  expect(document).not.toContain('{{');

  const unique = randomBytes(4).toString('hex');
  const variables = {
    API: product.coreApi.url,
    SLUG: `acme-${unique}`,
    EMAIL: `olivia-${unique}@acme.example`,
    PASSWORD: 'ten characters or more',
  };
  const calls = writtenCalls(document);
  expect(calls.length).toBeGreaterThan(30);
  for (const call of calls) await runCall(call, variables);
});

it('/llms.txt names no path that does not exist', async ({ product }) => {
  const document = await (await fetch(`${product.bff.url}/llms.txt`)).text();
  const known = publicRoutes.map(({ path }) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
  const named = [...document.matchAll(/\$API(\/api\/[^\s"?]*)/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !known.some((pattern) => pattern.test(path)))).toEqual([]);
  const pages = [...document.matchAll(/https?:\/\/[\w.:]+(\/[\w-]+\.(?:html|js)\b)/g)].map(
    ([, path = '']) => path,
  );
  for (const page of new Set(pages)) {
    expect([page, (await fetch(`${product.bff.url}${page}`)).status]).toEqual([page, 200]);
  }
});
