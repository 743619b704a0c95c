import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { IrisError } from '@iris/contract';
import { expect, it } from 'vitest';
import { refuseUpgrade } from './refuse-upgrade.ts';

it('answers a refused upgrade with status, envelope and the end of the connection', async () => {
  const socket = new PassThrough();
  refuseUpgrade(socket, new IrisError('origin_not_allowed'), 'r1');
  const [head, body] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  expect(head).toContain('Connection: close');
  expect(head).not.toMatch(/access-control/i);
  expect(JSON.parse(body ?? '')).toMatchObject({ error: { code: 'origin_not_allowed', request_id: 'r1' } });
});
