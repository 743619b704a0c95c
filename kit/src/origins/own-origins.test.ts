import { expect, it } from 'vitest';
import { ownOrigins } from './own-origins.ts';

it('knows a public base by its one origin', () => {
  expect([...ownOrigins('https://cdn.example.com')]).toEqual(['https://cdn.example.com']);
});

it('knows a loopback base by each name of loopback at the same port, and no other port', () => {
  const own = ownOrigins('http://127.0.0.1:4100');
  expect(own).toEqual(new Set(['http://127.0.0.1:4100', 'http://localhost:4100', 'http://[::1]:4100']));
});
