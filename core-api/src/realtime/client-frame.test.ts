import { expect, it } from 'vitest';
import { parseClientFrame } from './client-frame.ts';

const channelId = '01890a5d-ac96-774b-bcce-b302099a8057';

it.each([
  '{"type":"heartbeat","payload":{}}',
  '{"type":"heartbeat"}',
  `{"type":"typing","payload":{"channel_id":"${channelId}","is_typing":true}}`,
  `{"type":"read","payload":{"channel_id":"${channelId}","seq":3}}`,
  '{"type":"auth","payload":{"token":"x"}}',
  '{"type":"heartbeat","payload":{"a key of a newer client":1}}',
])('takes %s', (text) => {
  expect(parseClientFrame(text)).toMatchObject({ ok: true });
});

it.each([
  ['', 'INVALID_JSON'],
  ['{"type":', 'INVALID_JSON'],
  ['null', 'UNKNOWN_TYPE'],
  ['[]', 'UNKNOWN_TYPE'],
  ['"heartbeat"', 'UNKNOWN_TYPE'],
  ['{"type":"message","payload":{}}', 'UNKNOWN_TYPE'],
  ['{"type":"__proto__","payload":{}}', 'UNKNOWN_TYPE'],
  ['{"type":"typing"}', 'INVALID_PAYLOAD'],
  ['{"type":"typing","payload":{"channel_id":"x","is_typing":true}}', 'INVALID_PAYLOAD'],
  [`{"type":"read","payload":{"channel_id":"${channelId}","seq":-1}}`, 'INVALID_PAYLOAD'],
  ['{"type":"auth","payload":{}}', 'INVALID_PAYLOAD'],
  ['{"type":"heartbeat","payload":5}', 'INVALID_PAYLOAD'],
])('answers %s with %s', (text, code) => {
  expect(parseClientFrame(text)).toMatchObject({ ok: false, code });
});
