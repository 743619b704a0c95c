import { type Connection, createConnection, type Environment } from '@iris/client';
import { chanceOf } from '../harness/chance.ts';
import type { BusyService } from './busy-service.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Clients whose connections are the real ones: states, backoff, deadlines. */
export interface Crowd {
  readonly size: number;
  readonly online: number;
  /** Tries to open a socket so far. */
  readonly tries: number;
  start(): void;
  stop(): void;
}

/** `chance` is theirs to draw waiting times from; all of them 1 would be backoff without jitter. */
export function gatherCrowd(
  size: number,
  clock: VirtualClock,
  service: BusyService,
  chance: () => number = chanceOf(1),
): Crowd {
  let [online, tries] = [0, 0];
  const environment = environmentOf(clock, chance, (events) => {
    tries += 1;
    return service.open(events);
  });
  const join = (): Connection => {
    let isOnline = false;
    return createConnection({
      environment,
      url: 'ws://iris/ws',
      token: async () => 'token',
      renew: async () => undefined,
      onFrame: () => undefined,
      onState: ({ status }) => {
        online += Number(status === 'online') - Number(isOnline);
        isOnline = status === 'online';
      },
    });
  };
  const connections = Array.from({ length: size }, join);
  return {
    size,
    get online() {
      return online;
    },
    get tries() {
      return tries;
    },
    start: () => {
      for (const connection of connections) connection.start();
    },
    stop: () => {
      for (const connection of connections) connection.stop();
    },
  };
}

function environmentOf(
  clock: VirtualClock,
  random: () => number,
  open: (events: Parameters<Environment['openSocket']>[2]) => ReturnType<Environment['openSocket']>,
): Environment {
  const nothing = { get: () => null, set: () => undefined, delete: () => undefined };
  return {
    now: clock.now,
    after: clock.after,
    random,
    newId: () => '',
    fetch: () => Promise.reject(new TypeError('a connection fetches nothing')),
    openSocket: (_url, _protocols, events) => open(events),
    durable: nothing,
    page: nothing,
    exclusively: (_name, act) => act(),
    tabs: null,
    onWake: () => () => undefined,
  };
}
