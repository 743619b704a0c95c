import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { newcomer } from './check-acknowledged.ts';
import type { History, Outage } from './history.ts';
import { recoveryMs } from './recovery.ts';
import { changedFor, toldHistory } from './told-history.ts';

const never: Outage = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
const kindsIn = (history: History, outage = never) => [
  ...new Set(check(history, outage).map(({ kind }) => kind)),
];

const swap = <T>([a, b, ...rest]: readonly T[]): T[] => [b, a, ...rest].filter((one) => one !== undefined);
const repeat = <T>([a, ...rest]: readonly T[]): T[] => [a, a, ...rest].filter((one) => one !== undefined);
const without =
  (seq: number) =>
  <T extends { seq: number }>(all: readonly T[]): T[] =>
    all.filter((one) => one.seq !== seq);

it('finds nothing where nothing went wrong', () => {
  expect(check(toldHistory(), never)).toEqual([]);
});

describe('what a client gave to its owner', () => {
  it.each([
    ['a message in the middle', 2],
    ['the last one, after which nothing tells of a hole', 4],
  ])('is missed: %s', (_, seq) => {
    const history = toldHistory((told) => {
      told.delivered = changedFor('bob', told.delivered, without(seq));
    });
    expect(kindsIn(history)).toEqual(['lost']);
  });

  it('is missed by one who was given nothing at all', () => {
    const history = toldHistory((told) => {
      told.delivered = changedFor('bob', told.delivered, () => []);
    });
    expect(kindsIn(history)).toEqual(['lost']);
  });

  it('may not come twice', () => {
    const history = toldHistory((told) => {
      told.delivered = changedFor('ann', told.delivered, repeat);
    });
    expect(kindsIn(history)).toEqual(['doubled']);
  });

  it('may not come twice under two numbers', () => {
    const history = toldHistory((told) => {
      const again = { ...told.kept[0], client: newcomer, channel: 'channel', text: 'words 1', seq: 5 };
      told.kept = [...told.kept, again];
    });
    expect(kindsIn(history)).toContain('doubled');
  });

  it('comes in order', () => {
    const history = toldHistory((told) => {
      told.delivered = changedFor('bob', told.delivered, swap);
    });
    expect(kindsIn(history)).toEqual(['reordered']);
  });

  it('was written by somebody, in that channel, with those words', () => {
    const history = toldHistory((told) => {
      told.sent = told.sent.map((message) =>
        message.text === 'words 3' ? { ...message, channel: 'another channel' } : message,
      );
    });
    expect(kindsIn(history)).toContain('invented');
  });
});

describe('what was acknowledged', () => {
  it('is in the database, whoever saw it before', () => {
    const history = toldHistory((told) => {
      told.kept = without(4)(told.kept);
    });
    expect(kindsIn(history)).toEqual(['lost', 'stuck']);
  });

  it('has the number that the answer named', () => {
    const history = toldHistory((told) => {
      told.acknowledged = told.acknowledged.map((one) => (one.seq === 2 ? { ...one, seq: 3 } : one));
    });
    expect(kindsIn(history)).toEqual(['reordered']);
  });

  it('stands before what was written after the acknowledgement', () => {
    const history = toldHistory((told) => {
      const [first, second, ...rest] = told.sent;
      if (first && second) told.sent = [{ ...second, at: 500 }, { ...first, at: 3_500 }, ...rest];
      told.sent = told.sent.toSorted((a, b) => a.at - b.at);
    });
    expect(kindsIn(history)).toEqual(['reordered']);
  });

  it('reaches everyone within 5 s of the outage', () => {
    const outage = { from: 3_500, to: 10_000 };
    const at = (delayMs: number) =>
      toldHistory((told) => {
        told.delivered = changedFor('bob', told.delivered, (own) =>
          own.map((one) => (one.seq === 4 ? { ...one, at: outage.to + delayMs } : one)),
        );
      });
    expect(kindsIn(at(4_900), outage)).toEqual([]);
    expect(kindsIn(at(5_100), outage)).toEqual(['late']);
    expect(recoveryMs(at(4_900), outage)).toBe(4_900);
  });
});

it('what was written and got nowhere is stuck', () => {
  const history = toldHistory((told) => {
    told.sent = [...told.sent, { at: 5_000, client: 'ann', channel: 'channel', text: 'words 5' }];
  });
  expect(kindsIn(history)).toEqual(['stuck']);
});

describe('a socket', () => {
  const withFrames = (change: <T extends { seq: number }>(own: readonly T[]) => T[]) =>
    toldHistory((told) => {
      told.framed = changedFor('bob', told.framed, change);
    });

  it.each([
    ['misses a frame', without(2), 'lost'],
    ['repeats one', repeat, 'doubled'],
    ['swaps two', swap, 'reordered'],
  ] as const)('%s only while something is broken, or just was', (_, change, kind) => {
    expect(kindsIn(withFrames(change))).toEqual([kind]);
    expect(kindsIn(withFrames(change), { from: 900, to: 1_100 })).toEqual([]);
    expect(kindsIn(withFrames(change), { from: -9_000, to: -8_000 })).toEqual([kind]);
  });

  it('repeats nothing that its hello told', () => {
    const history = toldHistory((told) => {
      told.greeted = told.greeted.map((greeting) => ({ ...greeting, head: 1 }));
    });
    expect(kindsIn(history)).toEqual(['doubled']);
  });

  it('begins where its hello stood', () => {
    const history = toldHistory((told) => {
      const later = told.framed.map((frame) => ({ ...frame, socket: frame.seq > 2 ? 2 : 1 }));
      told.framed = without(3)(later);
      told.greeted = [
        ...told.greeted,
        ...['ann', 'bob'].map((client) => ({ client, socket: 2, channel: 'channel', head: 3 })),
      ];
    });
    expect(kindsIn(history)).toEqual([]);
  });
});
