import { browserEnvironment, type Environment } from '@iris/client';
import type { FirstCalls } from './first-calls.ts';

/**
 * The environment of a console page. Who speaks is known to the bff by a cookie that no script can read
 * (contract §12), so calls carry no token, the socket offers none, and the header says that it is our own page
 * which asks: a form on another site can't set it. `begun` are calls that were made before this code was there.
 */
export function consoleEnvironment(begun: FirstCalls = new Map()): Environment {
  const browser = browserEnvironment();
  return {
    ...browser,
    fetch: (url, init) => {
      const answer = begun.get(url);
      if (answer !== undefined && begun.delete(url)) return answer;
      const headers = new Headers(init.headers);
      headers.set('x-iris-console', '1');
      return browser.fetch(url, { ...init, headers, credentials: 'same-origin' });
    },
    openSocket: (url, _protocols, events) => browser.openSocket(url, ['bearer'], events),
  };
}
