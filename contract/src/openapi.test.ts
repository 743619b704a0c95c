import { expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { allRoutes, publicRoutes } from './rest/routes.ts';

interface Operation {
  operationId: string;
  responses: Record<string, { description: string }>;
  security: unknown[];
}

function operations(): Operation[] {
  const { paths } = openApiDocument('http://127.0.0.1:4000') as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.values(paths).flatMap((methods) => Object.values(methods));
}

it('has one operation for each public route and none for our internal ones', () => {
  const ids = operations().map(({ operationId }) => operationId);
  expect(ids.toSorted()).toEqual(publicRoutes.map(({ id }) => id).toSorted());
  expect(ids.some((id) => id.startsWith('internal.'))).toBe(false);
});

it('names each route once, and no method and path twice', () => {
  expect(new Set(allRoutes.map(({ id }) => id)).size).toBe(allRoutes.length);
  expect(new Set(allRoutes.map(({ method, path }) => `${method} ${path}`)).size).toBe(allRoutes.length);
});

it('asks for a session exactly where the route is not public', () => {
  const isOpen = (entry: unknown) => JSON.stringify(entry) === '{}';
  const open = operations().filter(({ security }) => security.length === 0 || security.some(isOpen));
  expect(open.map(({ operationId }) => operationId).toSorted()).toEqual(
    publicRoutes
      .filter(({ access }) => access.public)
      .map(({ id }) => id)
      .toSorted(),
  );
});

it('asks for a key, with its scope, where a backend may call', () => {
  const me = operations().find(({ operationId }) => operationId === 'product.me');
  expect(me?.security).toEqual([{ keyAsBearer: [] }, { keyInHeader: [] }]);
  const post = operations().find(({ operationId }) => operationId === 'product.postMessage');
  const scope = 'chat:messages.write';
  expect(post?.security).toEqual([{ keyAsBearer: [scope] }, { keyInHeader: [scope] }]);
});

it('says which codes come with a status', () => {
  const post = operations().find(({ operationId }) => operationId === 'messages.post');
  expect(post?.responses['409']?.description).toBe('conflict, idempotency_mismatch');
  expect(post?.responses['422']?.description).toBe('channel_archived');
  expect(post?.responses['401']?.description).toBe('auth_required, invalid_token, session_expired');
});
