import type { Socket, SocketEvents } from '@iris/client';
import type { VirtualClock } from './virtual-clock.ts';

/** What is left of a cluster, as its clients meet it: it greets them one after the other, so many a second. */
export interface BusyService {
  open(events: SocketEvents): Socket;
  /** Cuts all that are open, as when the node that held them dies. */
  cutAll(): void;
  /** From now on every try is refused at once, until `recover`. */
  fail(): void;
  readonly recover: () => void;
}

export interface BusyServiceOptions {
  readonly clock: VirtualClock;
  /** Connections that it can greet in a second: upgrade, token, one query, hello. */
  readonly perSecond: number;
  /** The text of a hello. */
  readonly hello: string;
}

/** From the client to the service and back. */
const roundTripMs = 50;
/** What greeting somebody who has left meanwhile costs, as a share: the upgrade was read, and nobody is there. */
const costOfGone = 0.1;

export function busyService({ clock, perSecond, hello }: BusyServiceOptions): BusyService {
  const open = new Set<SocketEvents>();
  const eachMs = 1_000 / perSecond;
  const waiting: SocketEvents[] = [];
  let first = 0;
  let isBusy = false;
  let isDown = false;

  function greetNext() {
    const next = waiting[first];
    isBusy = next !== undefined;
    if (next === undefined) return;
    first += 1;
    const isThere = open.has(next);
    clock.after(isThere ? eachMs : eachMs * costOfGone, () => {
      if (open.has(next)) clock.after(roundTripMs / 2, () => open.has(next) && next.received(hello));
      greetNext();
    });
  }

  function arrive(events: SocketEvents) {
    if (isDown) {
      open.delete(events);
      clock.after(roundTripMs / 2, () => events.closed(1006));
      return;
    }
    waiting.push(events);
    if (!isBusy) greetNext();
  }

  return {
    open: (events) => {
      open.add(events);
      clock.after(roundTripMs / 2, () => open.has(events) && arrive(events));
      return {
        send: () => {
          // Whatever a client says, mostly its heartbeat, is answered by silence that counts as life.
          clock.after(roundTripMs, () => open.has(events) && events.received('{"type":"pong","payload":{}}'));
        },
        close: () => void open.delete(events),
      };
    },
    cutAll: () => {
      const cut = [...open];
      open.clear();
      for (const events of cut) events.closed(1006);
    },
    fail: () => void (isDown = true),
    recover: () => void (isDown = false),
  };
}
