import { isCallback, type Callback } from './arguments.ts';

/** `Iris('on', …)` and `Iris('off', …)`: callbacks of the page on the element's `iris:…` events. */
export interface PageListeners {
  on(name: unknown, callback: unknown): void;
  /** Without a callback: all of that name. */
  off(name: unknown, callback: unknown): void;
}

export function createPageListeners(element: HTMLElement): PageListeners {
  const known: { name: unknown; callback: Callback; watch: AbortController }[] = [];
  return {
    on: (name, callback) => {
      if (!isCallback(callback)) return;
      const watch = new AbortController();
      const listener = (event: Event) => callback(event instanceof CustomEvent ? event.detail : null);
      element.addEventListener(`iris:${String(name)}`, listener, { signal: watch.signal });
      known.push({ name, callback, watch });
    },
    off: (name, callback) => {
      for (const one of known)
        if (one.name === name && (callback === undefined || one.callback === callback)) one.watch.abort();
    },
  };
}
