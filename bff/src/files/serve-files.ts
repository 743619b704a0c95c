import { IrisError } from '@iris/contract';
import type { RequestState } from '@iris/kit';
import type { Context, Middleware } from 'koa';
import { demoPage, demoPath } from './demo-page.ts';
import { headersOf } from './file-headers.ts';
import type { Encoding, ServedFile } from './load-files.ts';

/** What is served and as what. */
export interface FileOptions {
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly publicBase: string;
  readonly demoTenantId: string | undefined;
}

/** Where who types the bare address is led: it sends on whoever isn't signed in. */
const homePath = '/console.html';

const encodings: readonly Encoding[] = ['br', 'gzip', 'identity'];

/** Serves the loaded files, each in the smallest form that the client takes; 304 for what it has already. */
export function serveFiles({ files, publicBase, demoTenantId }: FileOptions): Middleware<RequestState> {
  return async (ctx, next) => {
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (ctx.path === '/' && isRead && files.has(homePath)) {
      ctx.set('Cache-Control', 'no-store');
      ctx.redirect(homePath);
      return;
    }
    const file = files.get(ctx.path);
    if (!file) {
      await next();
      return;
    }
    if (!isRead) {
      ctx.set('Allow', 'GET, HEAD');
      throw new IrisError('method_not_allowed');
    }
    const values = { cdnBase: publicBase, tenantId: demoTenantId, asked: ctx.query['tenant_id'] };
    answer(ctx, file.path === demoPath ? demoPage(file, values) : file, headersOf(file.path, publicBase));
  };
}

function answer(ctx: Context, file: ServedFile, headers: Record<string, string>): void {
  const offered = encodings.filter((encoding) => file.variants[encoding]);
  // The smallest that is taken at all: clients list encodings in no order of preference.
  const encoding = offered.find((each) => ctx.acceptsEncodings(each)) ?? 'identity';
  const variant = file.variants[encoding] ?? file.variants.identity;
  ctx.set({ ...headers, ETag: variant.etag });
  if (offered.length > 1) ctx.vary('Accept-Encoding');
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  if (encoding !== 'identity') ctx.set('Content-Encoding', encoding);
  ctx.type = file.contentType;
  ctx.body = variant.bytes;
}
