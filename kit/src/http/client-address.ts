/**
 * The address of the client behind `trustedHops` proxies, each of which appended the address it saw to
 * `X-Forwarded-For`. With 0 the header is not believed at all: anyone can send one.
 */
export function clientAddress(
  remoteAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedHops: number,
): string {
  if (trustedHops === 0) return plainAddress(remoteAddress ?? '');
  const forwarded = [forwardedFor ?? []].flat().join(',').split(',');
  const chain = [...forwarded.map((entry) => entry.trim()).filter(Boolean), remoteAddress ?? ''];
  return plainAddress(chain.at(-1 - Math.min(trustedHops, chain.length - 1)) ?? '');
}

/**
 * One client must not have two names: some proxies append its port, and IPv4 addresses of a dual-stack socket come as
 * `::ffff:a.b.c.d`.
 */
function plainAddress(address: string): string {
  const [, bracketed, dotted] = /^(?:\[(.+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/.exec(address) ?? [];
  return (bracketed ?? dotted ?? address).replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
