import { newId } from '@iris/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BffHere, startBffHere } from './support/running-bff.ts';
import { type StandIn, startStandIn } from './support/stand-in.ts';

let coreApi: StandIn;
let bff: BffHere;

beforeAll(async () => {
  coreApi = await startStandIn();
  bff = await startBffHere({ apiUrl: coreApi.url });
});

afterAll(async () => {
  await bff.stop();
  await coreApi.stop();
});

const preflight = (path: string, origin: string) =>
  fetch(bff.url + path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  });

describe('a preflight', () => {
  it('is answered for any well-formed origin, exactly, for two hours, without asking core-api', async () => {
    const answer = await preflight(`/api/v1/channels/${newId()}/messages`, 'https://anyone.example');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://anyone.example');
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/Authorization, Content-Type/);
    expect(answer.headers.get('access-control-max-age')).toBe('7200');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toBe('Origin');
    expect(coreApi.seen).toEqual([]);
  });

  it.each(['null', 'https://anyone.example/', 'ftp://anyone.example', '*'])(
    'is refused for origin %s',
    async (origin) => {
      const answer = await preflight('/api/v1/channels', origin);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each(['/api/v1/owner/login', '/api/v1/admin/widget-config', '/api/product/v1/me', '/nowhere'])(
    'finds nothing at %s, which no other site may call',
    async (path) => {
      const answer = await preflight(path, 'https://anyone.example');
      expect(answer.status).toBe(404);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});
