import { describe, expect, it } from 'vitest';
import { createLog, type Logger } from './create-log.ts';

const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

function capture(): { log: Logger; text: () => string; last: () => Record<string, unknown> } {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    service: 'test',
    destination: { write: (line) => void lines.push(line) },
  });
  return { log, text: () => lines.join(''), last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('createLog', () => {
  it('writes one JSON line with level, time, service and message', () => {
    const { log, text, last } = capture();
    log.info({ url: 'http://127.0.0.1:1' }, 'listening');
    expect(text().endsWith('\n')).toBe(true);
    expect(last()).toMatchObject({
      level: 'info',
      service: 'test',
      msg: 'listening',
      url: 'http://127.0.0.1:1',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it.each(['authorization', 'cookie', 'password', 'token', 'content', 'x-iris-bff-key'])(
    'never shows %s, at the top or one level down',
    (key) => {
      const { log, text } = capture();
      log.info({ [key]: 'hunter2', headers: { [key]: 'hunter2' } }, 'x');
      expect(text()).not.toContain('hunter2');
      expect(text()).toContain('***');
    },
  );

  it('strikes out in the line alone, not in what it was handed', () => {
    const headers = { cookie: 'hunter2', accept: 'text/html' };
    const { log, last } = capture();
    log.info({ headers, list: ['a', 'b'], at: new Date(0) }, 'x');
    expect(last()).toMatchObject({
      headers: { cookie: '***', accept: 'text/html' },
      list: ['a', 'b'],
      at: '1970-01-01T00:00:00.000Z',
    });
    expect(headers.cookie).toBe('hunter2');
  });

  it.each([
    ['a token', `bad token ${jwt}`, jwt],
    ['an API key', 'unknown key iris_sk_01-ab_x-hunter2', 'hunter2'],
    ['a password in an address', 'no route to postgres://iris:hunter2@db/iris', 'hunter2'],
    ['a token in a query', 'GET /ws/session/1?token=hunter2 failed', 'hunter2'],
  ])('strikes %s from the message of an error', (_what, message, secret) => {
    const { log, text } = capture();
    log.error({ err: new Error(message) }, 'failed');
    expect(text()).not.toContain(secret);
  });

  it('keeps type, code and cause of an error, and nothing that quotes a row', () => {
    const { log, text, last } = capture();
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(a@b.c)' });
    log.error({ err: new Error('insert failed', { cause }) }, 'failed');
    expect(last()['err']).toMatchObject({
      type: 'Error',
      message: 'insert failed',
      cause: { code: '23505', message: 'duplicate key' },
    });
    expect(text()).not.toContain('a@b.c');
  });
});
