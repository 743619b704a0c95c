import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readJsonBody } from './json-body.ts';

const json = { 'content-type': 'application/json' };

function request(body: Buffer | string, headers: Record<string, string> = json): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  Object.assign(req.headers, { 'content-length': String(Buffer.byteLength(body)), ...headers });
  if (body.length > 0) req.push(body);
  req.push(null);
  return req;
}

describe('readJsonBody', () => {
  it('reads JSON, with or without a charset', async () => {
    expect(await readJsonBody(request('{"a":"ä"}'))).toEqual({ a: 'ä' });
    const type = 'application/json; charset=UTF-8';
    expect(await readJsonBody(request('[1]', { 'content-type': type }))).toEqual([1]);
  });

  it('gives undefined when there is no body, whatever the type', async () => {
    expect(await readJsonBody(request('', {}))).toBeUndefined();
  });

  it.each(['', '{', '{"a":1,}', 'undefined', '"\\ud800'])('answers invalid_json to %j', async (body) => {
    const req = request(body, { ...json, 'transfer-encoding': 'chunked' });
    await expect(readJsonBody(req)).rejects.toMatchObject({ code: 'invalid_json' });
  });

  it('answers invalid_json to broken UTF-8', async () => {
    const req = request(Buffer.from([0x22, 0xc3, 0x28, 0x22]));
    await expect(readJsonBody(req)).rejects.toMatchObject({ code: 'invalid_json' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', ''])(
    'answers unsupported_media_type to %j',
    async (type) => {
      const req = request('{}', { 'content-type': type });
      await expect(readJsonBody(req)).rejects.toMatchObject({ code: 'unsupported_media_type' });
    },
  );

  it('answers unsupported_media_type to a compressed body', async () => {
    const req = request('{}', { ...json, 'content-encoding': 'gzip' });
    await expect(readJsonBody(req)).rejects.toMatchObject({ code: 'unsupported_media_type' });
  });

  it('takes 64 KiB and no byte more', async () => {
    const quoted = (length: number) => `"${'x'.repeat(length - 2)}"`;
    expect(await readJsonBody(request(quoted(65_536)))).toHaveLength(65_534);
    await expect(readJsonBody(request(quoted(65_537)))).rejects.toMatchObject({ code: 'payload_too_large' });
  });

  it('does not wait for a body that says beforehand that it is too large', async () => {
    const req = new IncomingMessage(new Socket());
    Object.assign(req.headers, { ...json, 'content-length': '65537' });
    await expect(readJsonBody(req)).rejects.toMatchObject({ code: 'payload_too_large' });
  });

  it('counts what comes when the length was not said', async () => {
    const req = new IncomingMessage(new Socket());
    Object.assign(req.headers, { ...json, 'transfer-encoding': 'chunked' });
    for (let chunk = 0; chunk < 9; chunk++) req.push(' '.repeat(8_192));
    req.push(null);
    await expect(readJsonBody(req)).rejects.toMatchObject({ code: 'payload_too_large' });
  });

  it('ends when the client goes away in mid-body', async () => {
    const req = new IncomingMessage(new Socket());
    Object.assign(req.headers, { ...json, 'content-length': '10' });
    req.push('{');
    const reading = readJsonBody(req);
    req.destroy();
    await expect(reading).rejects.toMatchObject({ code: 'invalid_json' });
  });
});
