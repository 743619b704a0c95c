/** Lower-case ASCII labels, or a bracketed IPv6 address: what the URL parser leaves of a sensible host. */
const plainHost =
  /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|\[[0-9a-f:.]+\])$/;

const longestOrigin = 300;

/** A scheme, host and port as a browser names it in the `Origin` header. */
export interface Origin {
  /** Canonical spelling: lower case, punycode, without the default port. */
  readonly text: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** Empty for the scheme's default. */
  readonly port: string;
}

/**
 * Reads an `Origin` header. Only the exact spelling that browsers send is well-formed: `null`, other schemes, user
 * information, paths, upper case, default ports and trailing dots give `undefined`.
 */
export function parseOrigin(header: string | undefined): Origin | undefined {
  const origin = header === undefined ? undefined : canonicalOrigin(header);
  return origin?.text === header ? origin : undefined;
}

/** Reads an origin that a person wrote: as `parseOrigin`, but case, Unicode names and default ports are normalised. */
export function canonicalOrigin(text: string): Origin | undefined {
  if (text.length > longestOrigin || !/^https?:\/\/[^/?#@\\\s]+$/i.test(text) || !URL.canParse(text))
    return undefined;
  const url = new URL(text);
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  if (!plainHost.test(url.hostname)) return undefined;
  return { text: url.origin, scheme, host: url.hostname, port: url.port };
}

/** Whether an origin is this very machine: the names and addresses of the loopback interface. */
export function isLoopback({ host }: Pick<Origin, 'host'>): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}
