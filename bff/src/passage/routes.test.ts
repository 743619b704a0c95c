import { publicRoutes } from '@iris/contract';
import { describe, expect, it } from 'vitest';
import { methodsFor, PassageRoutes } from './routes.ts';

const routes = new PassageRoutes();

describe('PassageRoutes', () => {
  it('holds each route that the contract lets pass, and no other', () => {
    const found = publicRoutes.filter((route) => {
      const path = route.path.replace(/\{\w+\}/g, '0199aaaa-0000-7000-8000-000000000000');
      return routes.at(path)?.get(route.method) === route;
    });
    expect(found).toEqual(publicRoutes.filter((route) => route.passage.length > 0));
    expect(found.length).toBeGreaterThan(20);
  });

  it.each([
    '/.well-known/jwks.json',
    '/openapi.json',
    '/metrics',
    '/internal/refused-origins',
    '/api/product/v1/me',
    '/api/product/v1/channels',
    '/api/v1/channels/',
    '/api/v1//channels',
    '/api/v1/channels/x/messages/y',
    '/API/v1/channels',
  ])('has nothing at %s', (path) => {
    expect(routes.at(path)).toBeUndefined();
  });

  it('says which methods the widget has at a path', () => {
    const channels = routes.at('/api/v1/channels/x/messages');
    expect(channels && methodsFor('widget', channels).sort()).toEqual(['GET', 'POST']);
    const archive = routes.at('/api/v1/channels/x/archive');
    expect(archive && methodsFor('widget', archive)).toEqual([]);
  });
});
