import { describe, expect, it } from 'vitest';
import { boundedSend, type Outgoing } from './bounded-send.ts';

function socketWith(state: { bufferedAmount: number; readyState: 0 | 1 | 2 | 3 }) {
  const calls: unknown[][] = [];
  const socket: Outgoing = {
    ...state,
    OPEN: 1,
    send: (...args: unknown[]) => void calls.push(['send', ...args]),
    close: (...args: unknown[]) => void calls.push(['close', ...args]),
  };
  return { socket, calls };
}

describe('boundedSend', () => {
  it('sends a frame as text while the reader keeps up', () => {
    const { socket, calls } = socketWith({ bufferedAmount: 1_048_576, readyState: 1 });
    expect(boundedSend(socket, 'frame')).toBe(true);
    expect(calls).toEqual([['send', 'frame', { binary: false }]]);
  });

  it('closes with 4009 instead when more than 1 MiB waits', () => {
    const { socket, calls } = socketWith({ bufferedAmount: 1_048_577, readyState: 1 });
    expect(boundedSend(socket, 'frame')).toBe(false);
    expect(calls).toEqual([['close', 4009, 'too slow']]);
  });

  it.each([0, 2, 3] as const)('does nothing to a socket in state %i', (readyState) => {
    const { socket, calls } = socketWith({ bufferedAmount: 9_999_999, readyState });
    expect(boundedSend(socket, 'frame')).toBe(false);
    expect(calls).toEqual([]);
  });
});
