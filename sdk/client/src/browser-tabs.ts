import type { Tabs } from './environment.ts';

/** Tabs as browsers know them: a Web Lock decides who leads, a BroadcastChannel carries what they say. */
export const browserTabs: Tabs = {
  open: (name, received) => {
    const channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }) => received(data));
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is its origin's own
      post: (message) => channel.postMessage(message),
      close: () => channel.close(),
    };
  },
  lead: (name, { steals }, held, lost) => {
    const waiting = new AbortController();
    let release: (value?: unknown) => void = () => {};
    let isOver = false;
    let hasHeld = false;
    const hold = () =>
      new Promise((resolve) => {
        release = resolve;
        hasHeld = true;
        if (isOver) resolve(undefined);
        else held();
      });
    const how = steals ? { steal: true } : { signal: waiting.signal };
    // The lock's name differs from the one under which tabs take turns at renewing their token.
    void navigator.locks.request(`${name}:socket`, how, hold).catch(() => {
      if (isOver) return;
      if (hasHeld) lost();
      // Locks are refused where storage is blocked: then every tab leads itself.
      else held();
    });
    return () => {
      isOver = true;
      waiting.abort();
      release();
    };
  },
};
