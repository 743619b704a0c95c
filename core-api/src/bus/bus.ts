import type { TenantId } from '@iris/contract';

/**
 * Carries events between the parts of a node and, with a server behind it, between nodes.
 * It only makes things fast: whatever it loses is still in PostgreSQL, and heads are re-announced from there.
 * Topics are exact names; a topic that belongs to a tenant has the tenant in its name.
 */
export interface Bus {
  /** Hands `event` to every subscriber of `topic`, in the order of publishing. Never throws for a subscriber's fault. */
  publish(topic: string, event: unknown): void;
  /** Calls `take` for each later event of `topic`; the answer ends that. */
  subscribe(topic: string, take: (event: unknown) => void): () => void;
}

/** Topic of what happens inside one tenant. */
export const tenantTopic = (tenantId: TenantId): string => `iris.${tenantId}`;

/** Topic of sessions that were revoked, in every tenant. */
export const revokedSessionsTopic = 'iris.sessions.revoked';

/** Topic of tenants whose widget settings changed. */
export const widgetSettingsTopic = 'iris.widget-settings.changed';
