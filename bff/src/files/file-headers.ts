type FileKind = 'immutable' | 'script' | 'page';

/** `/v/<version>/…` never changes; the scripts that sites name do; everything else is a page of ours or beside one. */
function kindOf(path: string): FileKind {
  if (/^\/v\/[^/]+\//.test(path)) return 'immutable';
  return path === '/iris.js' || path === '/iris-demo.js' ? 'script' : 'page';
}

const cacheControl: Readonly<Record<FileKind, string>> = {
  immutable: 'public, max-age=31536000, immutable',
  script: 'public, max-age=300, stale-while-revalidate=86400',
  page: 'no-cache',
};

/**
 * Headers of a file. All may be embedded by any site, cross-origin isolated ones too; scripts are also readable by any,
 * because modules and `integrity` need that. They are public files: this is not the origin rule's business.
 */
export function headersOf(path: string, publicBase: string): Record<string, string> {
  const kind = kindOf(path);
  return {
    'Cache-Control': cacheControl[kind],
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(kind !== 'page' && { 'Access-Control-Allow-Origin': '*' }),
    ...(path.endsWith('.html') && pageHeaders(path, publicBase)),
  };
}

/** The one page that others may frame. */
const framedPage = '/embed.html';

function pageHeaders(path: string, publicBase: string): Record<string, string> {
  const isFramed = path === framedPage;
  return {
    'Content-Security-Policy': contentSecurityPolicy(publicBase, isFramed),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    ...(!isFramed && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
  };
}

/** Nothing inline, nothing evaluated, nobody but our own host; pictures may come from any https address (logos). */
function contentSecurityPolicy(publicBase: string, isFramed: boolean): string {
  const socketBase = publicBase.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src 'self' ${publicBase}`,
    "style-src 'self'",
    "img-src 'self' data: https:",
    `connect-src 'self' ${publicBase} ${socketBase}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    ...(isFramed ? [] : ["frame-ancestors 'none'"]),
  ].join('; ');
}
