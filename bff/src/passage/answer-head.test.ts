import { describe, expect, it } from 'vitest';
import { parseAnswerHead, switchingHead } from './answer-head.ts';

const answer = (...lines: string[]) => parseAnswerHead(lines.join('\r\n'));

describe('parseAnswerHead', () => {
  it('reads status and headers, whatever the case of their names', () => {
    const head = answer(
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade:websocket',
      'Sec-WebSocket-Accept: \t a=  ',
    );
    expect(head?.status).toBe(101);
    expect([...(head?.headers ?? [])]).toEqual([
      ['upgrade', 'websocket'],
      ['sec-websocket-accept', 'a='],
    ]);
  });

  it.each([
    ['another protocol', ['SSH-2.0-OpenSSH']],
    ['another version of HTTP', ['HTTP/1.0 101 Switching Protocols']],
    ['a status that is no number', ['HTTP/1.1 1e1 Switching Protocols']],
    ['a line without a name', ['HTTP/1.1 101 Switching Protocols', ': websocket']],
    ['a name with a space', ['HTTP/1.1 101 Switching Protocols', 'upgrade : websocket']],
    ['a folded line', ['HTTP/1.1 101 Switching Protocols', 'upgrade: a', ' b']],
    ['a bare line feed', ['HTTP/1.1 101 Switching Protocols', 'upgrade: a\nset-cookie: b']],
    ['a header said twice', ['HTTP/1.1 101 Switching Protocols', 'upgrade: a', 'Upgrade: b']],
  ])('reads nothing from %s', (_, lines) => {
    expect(answer(...lines)).toBeUndefined();
  });
});

describe('switchingHead', () => {
  const head = answer(
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Sec-WebSocket-Protocol: bearer',
    'Set-Cookie: a=b',
  );

  it('says what the client must hear of it, and nothing else', () => {
    expect(head && switchingHead(head, 'r-1', true)).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nsec-websocket-protocol: bearer\r\nx-request-id: r-1\r\n\r\n',
    );
  });

  it('tells no subprotocol to who offered none', () => {
    expect(head && switchingHead(head, 'r-1', false)).not.toContain('protocol');
  });
});
