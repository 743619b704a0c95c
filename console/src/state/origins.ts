/** What was typed into a list of origins: the origin, or why it can't be one. */
export type OriginEntry = { readonly origin: string } | { readonly reason: string };

const wildcard = /^https:\/\/\*\.(?=[^.])/i;

/** Reads an origin as a person types or pastes it. The server decides; this only says sooner what it would refuse. */
export function readOrigin(typed: string): OriginEntry {
  const text = typed.trim();
  if (/^(https?:\/\/)?\*?$/i.test(text)) return { reason: 'Name a site, such as https://shop.example.com.' };
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    return { reason: `Begin with https://, as in https://${text.split(/[/?#]/)[0]}` };
  const isBelow = wildcard.test(text);
  const address = isBelow ? text.replace(wildcard, 'https://') : text;
  if (!URL.canParse(address) || address.includes('*')) return { reason: 'This is no address of a site.' };
  return wrongIn(new URL(address), isBelow, text) ?? { origin: text };
}

function wrongIn(url: URL, isBelow: boolean, text: string): OriginEntry | null {
  const { protocol, hostname, host, origin } = url;
  if (protocol !== 'https:' && protocol !== 'http:')
    return { reason: 'Only https:// sites can have the chat.' };
  if (protocol === 'http:' && !isLoopback(hostname))
    return { reason: 'http:// works only for localhost: what visitors write must not travel in the open.' };
  if (isBelow && !host.includes('.'))
    return { reason: 'This would allow sites of strangers. Name your domain.' };
  const wanted = isBelow ? `https://*.${host}` : origin;
  if (url.username !== '' || /[/?#]/.test(text.slice(text.indexOf('://') + 3)))
    return { reason: `Leave out what isn’t part of the origin: ${wanted}` };
  return null;
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Whether a list already lets an origin pass. */
export function isCovered(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) =>
    wildcard.test(entry)
      ? origin.startsWith('https://') && origin.endsWith(entry.replace(wildcard, '.'))
      : entry === origin,
  );
}
