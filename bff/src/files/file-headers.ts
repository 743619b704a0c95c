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

/** Who may frame a page, and what it may frame itself. */
interface Frames {
  readonly by: 'anybody' | 'ourselves' | 'nobody';
  readonly own: boolean;
}

const noFrames: Frames = { by: 'nobody', own: false };
const framesOf: ReadonlyMap<string, Frames> = new Map([
  ['/embed.html', { by: 'anybody', own: false }],
  // Admin shows the widget while it is being changed, in a page that does nothing else.
  ['/preview.html', { by: 'ourselves', own: false }],
  ['/admin.html', { by: 'nobody', own: true }],
]);

function pageHeaders(path: string, publicBase: string): Record<string, string> {
  const frames = framesOf.get(path) ?? noFrames;
  return {
    'Content-Security-Policy': contentSecurityPolicy(publicBase, frames),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    ...(frames.by !== 'anybody' && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
  };
}

const ancestors = { anybody: [], ourselves: ["frame-ancestors 'self'"], nobody: ["frame-ancestors 'none'"] };

/** Nothing inline, nothing evaluated, nobody but our own host; pictures may come from any https address (logos). */
function contentSecurityPolicy(publicBase: string, frames: Frames): string {
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
    ...(frames.own ? ["frame-src 'self'"] : []),
    ...ancestors[frames.by],
  ].join('; ');
}
