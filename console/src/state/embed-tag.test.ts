import { expect, it } from 'vitest';
import { me } from '../factories.ts';
import { embedTag, pinnedTag, policyOf } from './embed-tag.ts';

const origin = 'https://cdn.example.com';

it('a tag names the workspace, and pinned the only bytes that may run', () => {
  expect(embedTag(origin, me.tenantId)).toBe(
    `<script async src="https://cdn.example.com/iris.js" data-tenant-id="${me.tenantId}"></script>`,
  );
  expect(pinnedTag(origin, me.tenantId, 'sha384-x')).toContain(
    'integrity="sha384-x" crossorigin="anonymous"',
  );
});

it('a policy lets through our host with its socket, and the logo’s where that is another', () => {
  expect(policyOf(origin, null)).toBe(
    'script-src https://cdn.example.com; connect-src https://cdn.example.com wss://cdn.example.com; img-src https://cdn.example.com',
  );
  expect(policyOf(origin, 'https://shop.example/logo.svg')).toContain(
    'img-src https://cdn.example.com https://shop.example',
  );
});
