import { canonicalOrigin, isLoopback } from './origin.ts';

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The origins of our own pages: that of the public base. A loopback base is also reached by the other names of
 * loopback, at the same port; they are the same pages.
 */
export function ownOrigins(publicBase: string): ReadonlySet<string> {
  const base = canonicalOrigin(publicBase);
  if (!base) return new Set();
  if (!isLoopback(base)) return new Set([base.text]);
  const port = base.port && `:${base.port}`;
  return new Set([base.text, ...loopbackHosts.map((host) => `${base.scheme}://${host}${port}`)]);
}
