import type { Page } from 'playwright-core';

/** What a script on a page can get at, as far as it looks like a session token. */
export interface Reach {
  /** Where each was found: a path from `window`, or the name of a store. */
  readonly found: readonly string[];
  /** How many objects were looked at. */
  readonly objects: number;
}

/**
 * Looks for session tokens as a script on the page would: in both storages, databases, cookies, every address that the
 * page knows, and in everything that can be reached from `window` by properties, getters of prototypes included. The
 * walk is broad, not endless: it stops after so many objects.
 */
export function tokensInReach(page: Page, mostObjects = 60_000): Promise<Reach> {
  return page.evaluate(async (most) => {
    const token = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
    const found: string[] = [];
    const look = (where: string, value: unknown) => {
      if (typeof value === 'string' && token.test(value)) found.push(where);
    };
    look('localStorage', JSON.stringify(localStorage));
    look('sessionStorage', JSON.stringify(sessionStorage));
    look('document.cookie', document.cookie);
    look('location', location.href + document.referrer + JSON.stringify(history.state));
    look(
      'requests',
      performance
        .getEntries()
        .map(({ name }) => name)
        .join(' '),
    );
    look('databases', JSON.stringify(await indexedDB.databases()));
    look('caches', JSON.stringify(await caches.keys()));

    const seen = new Set<object>([window]);
    const waiting: [path: string, value: object][] = [['window', window]];
    /** Style declarations hold what style sheets say, six hundred properties each. */
    const isStyle = (value: object) => value instanceof CSSStyleDeclaration || value instanceof StyleSheet;
    const add = (path: string, value: unknown) => {
      look(path, value);
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      if (!isObject || seen.has(value) || isStyle(value)) return;
      seen.add(value);
      waiting.push([path, value]);
    };
    const read = (path: string, value: object, key: string | symbol) => {
      try {
        add(`${path}.${String(key)}`, Reflect.get(value, key));
      } catch {
        // A getter of some other kind of object: there is nothing behind it here.
      }
    };
    for (let next = waiting.shift(); next !== undefined && seen.size < most; next = waiting.shift()) {
      const [path, value] = next;
      if (value instanceof Map || value instanceof Set)
        for (const entry of value.entries()) for (const part of entry) add(`${path}[]`, part);
      let keeper: object | null = value;
      while (keeper !== null && keeper !== Object.prototype && keeper !== Function.prototype) {
        for (const key of Reflect.ownKeys(keeper)) read(path, value, key);
        keeper = Reflect.getPrototypeOf(keeper);
      }
    }
    return { found, objects: seen.size };
  }, mostObjects);
}
