import type { TenantId } from '@iris/contract';

/** The one tag that a site needs to embed the widget of a workspace (contract §11). */
export function embedTag(origin: string, tenantId: TenantId): string {
  return `<script async src="${origin}/iris.js" data-tenant-id="${tenantId}"></script>`;
}
