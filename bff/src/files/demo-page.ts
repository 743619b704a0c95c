import { IrisError, isId } from '@iris/contract';
import { contentTypeOf } from './file-types.ts';
import { servedFile, type ServedFile } from './load-files.ts';

/** Where the sample site stands. */
export const demoPath = '/demo.html';

/**
 * Fills in what the sample site can't know: `{{cdn_base}}`, and `{{tenant_id}}`, which is the setting's or else the
 * address's. Both are checked forms, so nothing needs escaping.
 * @throws {IrisError} `not_found` when neither names a workspace
 */
export function demoPage(
  template: ServedFile,
  values: { cdnBase: string; tenantId: string | undefined; asked: unknown },
): ServedFile {
  const tenantId = values.asked ?? values.tenantId;
  if (!isId<'tenant'>(tenantId)) {
    throw new IrisError('not_found', {
      message: 'Open this page as /demo.html?tenant_id=<id of your workspace>.',
    });
  }
  const text = template.variants.identity.bytes.toString('utf8');
  const filled = text.replaceAll('{{cdn_base}}', values.cdnBase).replaceAll('{{tenant_id}}', tenantId);
  return servedFile(demoPath, contentTypeOf(demoPath) ?? 'text/html', Buffer.from(filled));
}
