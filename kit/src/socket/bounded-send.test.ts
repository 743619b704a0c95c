import { describe, expect, it } from 'vitest';
import { boundedSend, type Outgoing } from './bounded-send.ts';

const frame = Buffer.from('frame');

function socketWith({ readyState, waits }: { readyState: 0 | 1 | 2 | 3; waits: number }) {
  const calls: unknown[][] = [];
  const socket: Outgoing = {
    readyState,
    OPEN: 1,
    close: (...args: unknown[]) => void calls.push(['close', ...args]),
  };
  const connection = {
    writableLength: waits,
    write: (...args: unknown[]) => calls.push(['write', ...args]) > 0,
  };
  return { send: () => boundedSend(socket, connection, frame), calls };
}

describe('boundedSend', () => {
  it('writes a frame as it is while the reader keeps up', () => {
    const { send, calls } = socketWith({ waits: 1_048_576, readyState: 1 });
    expect(send()).toBe(true);
    expect(calls).toEqual([['write', frame]]);
  });

  it('closes with 4009 instead when more than 1 MiB waits', () => {
    const { send, calls } = socketWith({ waits: 1_048_577, readyState: 1 });
    expect(send()).toBe(false);
    expect(calls).toEqual([['close', 4009, 'too slow']]);
  });

  it.each([0, 2, 3] as const)('does nothing to a socket in state %i', (readyState) => {
    const { send, calls } = socketWith({ waits: 9_999_999, readyState });
    expect(send()).toBe(false);
    expect(calls).toEqual([]);
  });
});
