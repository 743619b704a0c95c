import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { newId } from '@iris/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFiles } from '../src/files/load-files.ts';
import { type BffHere, startBffHere } from './support/running-bff.ts';

const script = `export const text = ${JSON.stringify('x'.repeat(2_000))};`;
const page = '<script src="{{cdn_base}}/iris.js" data-tenant-id="{{tenant_id}}"></script>';

let folder = '';
let bff: BffHere;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'iris-files-'));
  const files = {
    'a/iris.js': script,
    'a/iris.js.br': 'compressed at build',
    'a/v/1.0.0/panel.js': script,
    'a/v/1.0.0/panel.js.map': '{}',
    'a/.env': 'secret',
    'b/demo.html': page,
    'b/console.html': '<!doctype html><title>Console</title>',
    'b/login.html': '<!doctype html><title>Sign in</title>',
    'secret.txt': 'outside',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const folders = ['a', 'b', 'missing'].map((name) => path.join(folder, name));
  bff = await startBffHere({ apiUrl: 'http://127.0.0.1:9', files: await loadFiles(folders) });
});

afterAll(async () => {
  await bff.stop();
  await rm(folder, { recursive: true });
});

/** A request whose path and headers leave as they are. */
async function get(requestPath: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(bff.url);
  const sent = request({ hostname, port, path: requestPath, method, headers });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject).end();
  });
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

describe('a file', () => {
  it('is served to anybody, in the smallest form that the client takes', async () => {
    const plain = await get('/v/1.0.0/panel.js');
    expect(plain.body.toString()).toBe(script);
    expect(plain.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(script.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
    const brotli = await get('/v/1.0.0/panel.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    const gzip = await get('/v/1.0.0/panel.js', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(script);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it('comes as it was compressed at build', async () => {
    const { body } = await get('/iris.js', { 'accept-encoding': 'br' });
    expect(body.toString()).toBe('compressed at build');
  });

  it('is 304 without a body for who has it', async () => {
    const { headers } = await get('/iris.js', { 'accept-encoding': 'br' });
    const again = await get('/iris.js', { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers.etag).toBe(headers.etag);
    expect((await get('/iris.js', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD without a body and refuses to be written', async () => {
    const head = await get('/iris.js', {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(String(script.length));
    expect(head.body).toHaveLength(0);
    const post = await get('/iris.js', {}, 'POST');
    expect(post.status).toBe(405);
    expect(post.headers.allow).toBe('GET, HEAD');
  });

  it('is the console for who types the bare address, and nothing for who writes there', async () => {
    const answer = await get('/');
    expect(answer.status).toBe(302);
    expect(answer.headers).toMatchObject({ location: '/console.html', 'cache-control': 'no-store' });
    expect((await get('/', {}, 'POST')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/v/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/v/1.0.0/..\\..\\..\\secret.txt',
    '//secret.txt',
    '/.env',
    '/iris.js.br',
    '/v/1.0.0/panel.js.map',
    '/v/1.0.0/',
    '/iris-demo.js',
  ])('is not to be had at %s', async (requestPath) => {
    const answer = await get(requestPath);
    expect(answer.status).toBe(404);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(answer.body.toString())).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('a page', () => {
  it('runs under a policy of its own', async () => {
    const { headers } = await get('/login.html');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain(`script-src 'self' ${bff.url}`);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('shows the workspace that its address names', async () => {
    const tenantId = newId();
    const { status, body } = await get(`/demo.html?tenant_id=${tenantId}`);
    expect(status).toBe(200);
    expect(body.toString()).toBe(`<script src="${bff.url}/iris.js" data-tenant-id="${tenantId}"></script>`);
    const unnamed = await get('/demo.html?tenant_id="><script>');
    expect(unnamed.status).toBe(404);
    expect(unnamed.body.toString()).toContain('/demo.html?tenant_id=');
  });
});

it('two folders that hold the same address stop the start', async () => {
  const twice = [path.join(folder, 'b'), path.join(folder, 'b')];
  await expect(loadFiles(twice)).rejects.toThrow('/console.html stands in two of the served folders');
});
