import { browserTabs } from './browser-tabs.ts';
import type { Environment, KeyValue, Socket, SocketEvents } from './environment.ts';

/** The environment of a real page. */
export function browserEnvironment(): Environment {
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
    durable: guardedStorage(() => localStorage),
    page: guardedStorage(() => sessionStorage),
    exclusively,
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
 * Web Locks exist on secure origins only, and are refused where storage is blocked; without them a tab can only be
 * exclusive with itself.
 */
async function exclusively<T>(name: string, act: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return act();
  let hasBegun = false;
  try {
    return await navigator.locks.request(name, () => {
      hasBegun = true;
      return act();
    });
  } catch (problem) {
    if (hasBegun) throw problem;
    return act();
  }
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
