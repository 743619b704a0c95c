import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger.ts';

const none = { lost: 0, doubled: 0, reordered: 0, invented: 0 };

/** Two rooms of two, one message sent to the first and acknowledged as its number 1. */
function oneSent() {
  const ledger = new Ledger({ rooms: 2, members: 2 });
  const index = ledger.sent(0, 100);
  ledger.acked(index, 1);
  return { ledger, index };
}

describe('Ledger', () => {
  it('finds nothing wrong with messages that every member heard once and in order', () => {
    const ledger = new Ledger({ rooms: 1, members: 2 });
    for (const seq of [1, 2, 3]) {
      const index = ledger.sent(0, 0);
      ledger.heard(0, 0, index, 1, seq);
      ledger.acked(index, seq);
      ledger.heard(0, 1, index, 1, seq);
    }
    expect(ledger.outstanding).toBe(0);
    expect(ledger.faults()).toEqual(none);
  });

  it('counts an acknowledged message as lost until its last member heard it', () => {
    const { ledger, index } = oneSent();
    ledger.heard(0, 0, index, 110, 1);
    expect(ledger.faults()).toEqual({ ...none, lost: 1 });
    ledger.heard(0, 1, index, 120, 1);
    expect(ledger.faults()).toEqual(none);
  });

  it('does not miss a message that nobody acknowledged', () => {
    const ledger = new Ledger({ rooms: 1, members: 2 });
    ledger.sent(0, 0);
    expect(ledger.faults()).toEqual(none);
  });

  it('counts what a member hears twice', () => {
    const { ledger, index } = oneSent();
    for (const member of [0, 1, 1]) ledger.heard(0, member, index, 110, 1);
    expect(ledger.faults()).toEqual({ ...none, doubled: 1 });
  });

  it('counts a pair that was swapped for one member', () => {
    const ledger = new Ledger({ rooms: 1, members: 1 });
    const [first, second] = [ledger.sent(0, 0), ledger.sent(0, 0)];
    ledger.acked(first, 1);
    ledger.acked(second, 2);
    ledger.heard(0, 0, second, 1, 2);
    ledger.heard(0, 0, first, 1, 1);
    expect(ledger.faults().reordered).toBe(2);
  });

  it('counts a message that is heard under another number than it was acknowledged with', () => {
    const ledger = new Ledger({ rooms: 1, members: 1 });
    const index = ledger.sent(0, 0);
    ledger.acked(index, 2);
    ledger.heard(0, 0, index, 1, 1);
    expect(ledger.faults()).toEqual({ ...none, reordered: 1 });
  });

  it('counts what was never sent, or not to this room', () => {
    const { ledger, index } = oneSent();
    ledger.heard(1, 0, index, 110, 1);
    ledger.heard(0, 0, 7, 110, 1);
    expect(ledger.faults()).toEqual({ ...none, lost: 1, invented: 2 });
  });

  it('times a message from when it was due to its last member', () => {
    const { ledger, index } = oneSent();
    ledger.heard(0, 1, index, 110, 1);
    expect(ledger.latencies(0)).toEqual([]);
    ledger.heard(0, 0, index, 130, 1);
    expect(ledger.latencies(0)).toEqual([30]);
    expect(ledger.lastHeardAt(0)).toBe(130);
    expect(ledger.latencies(1)).toEqual([]);
  });
});
