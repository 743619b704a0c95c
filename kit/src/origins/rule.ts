import { canonicalOrigin, isLoopback, type Origin } from './origin.ts';

/** One entry of a tenant's allowed origins: a single origin, or everything below a domain. */
export type OriginRule =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'below'; readonly text: string; readonly suffix: string; readonly port: string };

const wildcard = /^(https:\/\/)\*\.(?!\.)/i;
const ipv4 = /^\d+\.\d+\.\d+\.\d+$/;

/**
 * Reads one entry of `allowed_origins` (contract §4): scheme, host and port, or `https://*.example.com`. `http` only
 * for loopback. `text` is its canonical spelling. A wildcard needs a domain of two labels or more below it: `*.com`
 * would allow strangers.
 * @returns undefined for anything else
 */
export function parseOriginRule(entry: string): OriginRule | undefined {
  const isWildcard = wildcard.test(entry);
  const origin = canonicalOrigin(isWildcard ? entry.replace(wildcard, '$1') : entry);
  if (!origin || (origin.scheme === 'http' && !isLoopback(origin))) return undefined;
  return isWildcard ? below(origin) : { kind: 'exact', text: origin.text };
}

function below({ host, port, text }: Origin): OriginRule | undefined {
  const isDomain = host.includes('.') && !host.startsWith('[') && !ipv4.test(host);
  if (!isDomain) return undefined;
  return { kind: 'below', text: text.replace('https://', 'https://*.'), suffix: `.${host}`, port };
}

/** Whether an origin is what a rule names. A wildcard stands for one label or more, so never for the domain itself. */
function matchesRule(origin: Origin, rule: OriginRule): boolean {
  if (rule.kind === 'exact') return origin.text === rule.text;
  return origin.scheme === 'https' && origin.port === rule.port && origin.host.endsWith(rule.suffix);
}

/** Whether a tenant's rules let an origin pass. While there are none, loopback origins do and no others (contract §12). */
export function isOriginAllowed(origin: Origin, rules: readonly OriginRule[]): boolean {
  return rules.length === 0 ? isLoopback(origin) : rules.some((rule) => matchesRule(origin, rule));
}

/** The rules of a stored list. Entries that aren't rules allow nothing, but a list with any entry is not empty. */
export function originRules(entries: readonly string[]): readonly OriginRule[] {
  return entries.map((entry) => parseOriginRule(entry) ?? { kind: 'exact', text: entry });
}
