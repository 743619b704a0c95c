import type { TenantId } from '@iris/contract';

/** The one tag that a site needs to embed the widget of a workspace (contract §11). */
export function embedTag(origin: string, tenantId: TenantId): string {
  return `<script async src="${origin}/iris.js" data-tenant-id="${tenantId}"></script>`;
}

/** The same for a site that runs exactly these bytes and no others; they pin all that they load. */
export function pinnedTag(origin: string, tenantId: TenantId, integrity: string): string {
  const pin = `integrity="${integrity}" crossorigin="anonymous"`;
  return `<script async src="${origin}/iris.js" ${pin} data-tenant-id="${tenantId}"></script>`;
}

/** What a strict Content-Security-Policy of the site has to let through, and nothing more. */
export function policyOf(origin: string, logoUrl: string | null): string {
  const socket = origin.replace(/^http/, 'ws');
  const logo = logoUrl !== null && URL.canParse(logoUrl) ? new URL(logoUrl).origin : origin;
  const pictures = logo === origin ? origin : `${origin} ${logo}`;
  return `script-src ${origin}; connect-src ${origin} ${socket}; img-src ${pictures}`;
}
