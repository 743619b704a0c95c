import { describe, expect, it } from 'vitest';
import { aHello, aMessage } from './factories.ts';
import { readFrame } from './shapes.ts';

describe('readFrame', () => {
  it('takes the frames of the contract', () => {
    for (const frame of [aHello(3), { type: 'message.new', payload: aMessage(1) }])
      expect(readFrame(JSON.stringify(frame))).toEqual(frame);
  });

  it('leaves alone what a newer server may say', () => {
    expect(readFrame('{"type":"draft.ready","payload":{}}')).toBeNull();
    expect(readFrame('{"type":"constructor","payload":{}}')).toBeNull();
  });

  it.each([
    'not JSON',
    'null',
    '[]',
    '{"type":"message.new"}',
    '{"type":"message.new","payload":{"id":"x","seq":"1"}}',
    '{"type":"hello","payload":{"channels":[null]}}',
  ])('refuses %s', (text) => {
    expect(readFrame(text)).toBeNull();
  });
});
