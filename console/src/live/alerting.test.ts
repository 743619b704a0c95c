import { beforeEach, describe, expect, it } from 'vitest';
import { virtualEnvironment } from '@iris/client/virtual';
import { aMessage, aRoom, me, myId, mySender, roomId, visitorId } from '../factories.ts';
import { noAlerts } from '../state/alert.ts';
import { initialState, reduce } from '../state/console-state.ts';
import { createStore } from '../state/store.ts';
import { createAlerting } from './alerting.ts';

const stored = new Map<string, string>();
beforeEach(() => stored.clear());

function anAlerting(isLookedAt = false) {
  const environment = virtualEnvironment(stored, new Map());
  const store = createStore(initialState, reduce);
  const told: string[] = [];
  const alerting = createAlerting(environment, store, {
    isLookedAt: () => isLookedAt,
    show: ({ text }) => told.push(text),
    ring: () => told.push('ring'),
  });
  store.dispatch({ type: 'signed-in', me });
  store.dispatch({ type: 'room', room: aRoom(1, 1) });
  alerting.begin(myId);
  return { alerting, environment, store, told };
}

describe('a message that nobody looks at', () => {
  it('is told as somebody wants it: not at all, by a notification, by a sound', async () => {
    const { alerting, environment, told } = anAlerting();
    for (const [settings, expected] of [
      [noAlerts, []],
      [{ notification: true, sound: false }, ['words 2']],
      [{ notification: true, sound: true }, ['words 2', 'ring']],
    ] as const) {
      told.length = 0;
      await environment.advance(10_000);
      alerting.set(settings);
      alerting.heard(aMessage(2), null);
      expect(told).toEqual(expected);
    }
  });

  it('is told once, however many more come in the same moment', async () => {
    const { alerting, environment, told } = anAlerting();
    alerting.set({ notification: true, sound: false });
    for (const seq of [2, 3, 4]) alerting.heard(aMessage(seq), null);
    expect(told).toEqual(['words 2']);
    await environment.advance(3_000);
    alerting.heard(aMessage(5), null);
    expect(told).toEqual(['words 2', 'words 5']);
  });
});

describe('nothing is told', () => {
  it('of the open room while somebody looks at it; of another room it is', () => {
    const { alerting, told } = anAlerting(true);
    alerting.set({ notification: true, sound: false });
    alerting.heard(aMessage(2), roomId(1));
    expect(told).toEqual([]);
    alerting.heard(aMessage(3), roomId(2));
    expect(told).toEqual(['words 3']);
  });

  it('of one’s own words', () => {
    const { alerting, told } = anAlerting();
    alerting.set({ notification: true, sound: true });
    alerting.heard(aMessage(2, { sender: mySender }), null);
    expect(told).toEqual([]);
  });
});

it('how somebody wants to be told is kept on this computer, and is nobody else’s', () => {
  anAlerting().alerting.set({ notification: false, sound: true });
  expect(anAlerting().store.state.alerts).toEqual({ notification: false, sound: true });
  const { alerting, store } = anAlerting();
  alerting.begin(visitorId);
  expect(store.state.alerts).toEqual(noAlerts);
});

it('what can’t be read is as if nothing had been chosen', () => {
  stored.set(`iris:console:alerts:${myId}`, '{');
  expect(anAlerting().store.state.alerts).toEqual(noAlerts);
});
