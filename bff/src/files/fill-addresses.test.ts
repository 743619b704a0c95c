import { expect, it } from 'vitest';
import { fillAddresses } from './fill-addresses.ts';
import { servedFile } from './load-files.ts';

const addresses = { apiBase: 'https://api.example.com', cdnBase: 'https://cdn.example.com' };
const template = 'Call {{api_base}}/x, embed {{cdn_base}}/iris.js, call {{api_base}} again';

function filled(path: string): string | undefined {
  const file = servedFile(path, 'text/plain; charset=utf-8', Buffer.from(template));
  return fillAddresses(new Map([[path, file]]), addresses)
    .get(path)
    ?.variants.identity.bytes.toString();
}

it.each(['/llms.txt', '/docs.html'])('writes both addresses into %s', (path) => {
  expect(filled(path)).toBe(
    'Call https://api.example.com/x, embed https://cdn.example.com/iris.js, call https://api.example.com again',
  );
});

it('leaves every other file as it is', () => {
  expect(filled('/demo.html')).toBe(template);
});
