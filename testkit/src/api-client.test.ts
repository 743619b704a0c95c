import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { routes } from '@iris/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiClient } from './api-client.ts';
import { recordsVariable } from './records/record.ts';

const api = apiClient('http://service.test');
const route = routes.workspace.slugAvailable;
const good = { data: { slug: 'acme', available: true } };

/** Lets the service answer once; `requestId` null leaves the header out. */
function answer(status: number, body: unknown, requestId: string | null = 'r-1') {
  const headers = requestId === null ? {} : { 'x-request-id': requestId };
  const fetch = vi.fn<typeof globalThis.fetch>(
    async () => new Response(body === null ? null : JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

const error = (code: string, request_id = 'r-1') => ({ error: { code, message: 'No.', request_id } });

// Answers that nobody gave are no part of a run's.
beforeEach(() => void vi.stubEnv(recordsVariable, ''));
afterEach(() => void vi.unstubAllGlobals().unstubAllEnvs());

describe('apiClient', () => {
  it('fills path and query, sends token and JSON, and gives a promised answer back', async () => {
    const fetch = answer(200, good);
    const { body } = await api.ok(route, { query: { slug: 'a b' }, token: 't', headers: { 'x-more': '1' } });
    expect(body.data.available).toBe(true);
    const [url, request] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('http://service.test/api/v1/signup/slug-available?slug=a+b');
    expect(new Headers(request?.headers).get('authorization')).toBe('Bearer t');
    expect(new Headers(request?.headers).get('x-more')).toBe('1');

    const post = answer(204, null);
    await api.ok(routes.channels.typing, { params: { id: 'a/b' }, body: { is_typing: true } });
    expect(post.mock.calls[0]?.[0]).toBe('http://service.test/api/v1/channels/a%2Fb/typing');
    expect(post.mock.calls[0]?.[1]?.body).toBe('{"is_typing":true}');
  });

  it('gives a promised error back', async () => {
    answer(400, error('validation_failed'));
    const refusal = await api.refused(route);
    expect(refusal.body.error.code).toBe('validation_failed');
  });

  it.each([
    ['a key that the contract does not know', 200, { data: { ...good.data, extra: 1 } }, 'r-1'],
    ['a key that is missing', 200, { data: { slug: 'acme' } }, 'r-1'],
    ['a status that the route does not have', 201, good, 'r-1'],
    ['no request id', 200, good, null],
    ['a code that the route does not have', 409, error('slug_taken'), 'r-1'],
    ['a code with the status of another', 500, error('validation_failed'), 'r-1'],
    ['an error without the envelope', 400, { message: 'No.' }, 'r-1'],
    ["an error with another answer's request id", 400, error('validation_failed', 'r-2'), 'r-1'],
  ])('throws at %s', async (_, status, body, requestId) => {
    answer(status, body, requestId);
    await expect(api.call(route)).rejects.toThrow('broke the contract');
  });

  it('throws when a success was expected, and the other way round', async () => {
    answer(400, error('validation_failed'));
    await expect(api.ok(route)).rejects.toThrow('was refused: 400');
    answer(200, good);
    await expect(api.refused(route)).rejects.toThrow('was not refused but answered 200');
  });

  it('lets the bff alone refuse an origin on any route', async () => {
    const refusal = error('origin_not_allowed');
    answer(403, refusal);
    await expect(api.call(route)).rejects.toThrow('broke the contract');
    const page = apiClient('http://bff.test', { origin: 'https://site.test' });
    expect((await page.refused(route)).status).toBe(403);
  });
});

describe('a whole run', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'iris-records-'));
    vi.stubEnv(recordsVariable, folder);
  });
  afterEach(() => rm(folder, { recursive: true }));
  const recorded = (kind: string) => readFile(path.join(folder, `${kind}-${process.pid}`), 'utf8');

  it('is told once of each kind of answer that core-api gave, and of none of the bff', async () => {
    answer(200, good);
    await api.ok(route);
    answer(400, error('validation_failed'));
    for (let count = 0; count < 2; count += 1) await api.refused(route);
    answer(403, error('origin_not_allowed'));
    await apiClient('http://bff.test', { origin: 'https://site.test' }).refused(route);
    expect(await recorded('answers')).toBe(`${route.id} 200\n${route.id} 400 validation_failed\n`);
  });

  it('is told of the secrets that an answer hands out', async () => {
    const { reset } = routes.passwords;
    answer(200, { data: { workspaces: [{ slug: 'acme', name: 'Acme' }] } });
    await api.ok(reset);
    await expect(recorded('secrets')).rejects.toThrow('ENOENT');
    const { invite } = routes.team;
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    const data = {
      invitation_id: id,
      email: 'a@b.example',
      org_role: 'viewer',
      expires_at: '2026-01-31T00:00:00.000Z',
      email_sent: false,
      token: 'opens-sesame',
    };
    answer(201, { data });
    await api.ok(invite);
    expect(await recorded('secrets')).toBe('opens-sesame\n');
  });
});
