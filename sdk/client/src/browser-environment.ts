import { browserTabs } from './browser-tabs.ts';
import type { Environment, KeyValue, Socket, SocketEvents } from './environment.ts';

/** The environment of a real page. */
export function browserEnvironment(): Environment {
  const durable = guardedStorage(() => localStorage);
  let hasWritten = false;
  const settled = async () => {
    if (!hasWritten) return;
    hasWritten = false;
    await new Promise((resolve) => setTimeout(resolve, storageSettlesMs));
  };
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    fetch: (url, init) => fetch(url, init),
    openSocket,
    durable: {
      ...durable,
      set: (key, value) => {
        hasWritten = true;
        durable.set(key, value);
      },
    },
    page: guardedStorage(() => sessionStorage),
    exclusively: (name, act) => exclusively(name, act, settled),
    tabs: 'locks' in navigator && 'BroadcastChannel' in window ? browserTabs : null,
    onWake,
  };
}

/** `crypto.randomUUID` exists on secure origins only, and a first try often runs on plain http. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function openSocket(url: string, protocols: readonly string[], events: SocketEvents): Socket {
  const socket = new WebSocket(url, [...protocols]);
  socket.addEventListener('message', ({ data }) => typeof data === 'string' && events.received(data));
  socket.addEventListener('close', ({ code }) => events.closed(code));
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}

/**
 * A storage that never throws: reading the property itself throws where a browser blocks it, writing
 * throws when it is full. What couldn't be written is kept in memory, so that it holds for the page's life.
 */
function guardedStorage(storage: () => Storage): KeyValue {
  const memory = new Map<string, string>();
  return {
    get: (key) => {
      try {
        return memory.get(key) ?? storage().getItem(key);
      } catch {
        return memory.get(key) ?? null;
      }
    },
    set: (key, value) => {
      try {
        storage().setItem(key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    delete: (key) => {
      memory.delete(key);
      try {
        storage().removeItem(key);
      } catch {
        // Blocked storage holds nothing that could be deleted.
      }
    },
  };
}

/**
 * What one tab writes to storage another one reads some milliseconds later: each has a process, and a copy, of its own. A lock
 * changes hands faster than that, so it is kept so much longer: two tabs that began at once made two guests in one of
 * thirty-five times.
 */
const storageSettlesMs = 250;

/**
 * Web Locks exist on secure origins only, and are refused where storage is blocked; without them a tab can only be
 * exclusive with itself. What `act` comes to is there at once; its lock is kept until others can see what it wrote.
 */
function exclusively<T>(name: string, act: () => Promise<T>, settled: () => Promise<void>): Promise<T> {
  if (!('locks' in navigator)) return act();
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    const hold = async () => {
      hasBegun = true;
      const acting = act();
      resolve(acting);
      await acting.then(settled, () => {});
    };
    navigator.locks.request(name, hold).catch((problem: unknown) => {
      if (hasBegun) reject(problem);
      else resolve(act());
    });
  });
}

function onWake(listener: () => void): () => void {
  const whenVisible = () => document.visibilityState === 'visible' && listener();
  window.addEventListener('online', listener);
  window.addEventListener('pageshow', listener);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('pageshow', listener);
    document.removeEventListener('visibilitychange', whenVisible);
  };
}
