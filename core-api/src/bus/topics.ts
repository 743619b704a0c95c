import type { ApiKeyId, ChannelId, SessionId, TenantId, UserId } from '@iris/contract';
import type { TenantEvent } from './tenant-event.ts';
import type { Topic } from './bus.ts';

/** What happens inside one tenant. */
export const tenantTopic = (tenantId: TenantId): Topic<TenantEvent> => ({ name: `iris.${tenantId}` });

/** A session was revoked, in whichever tenant: its tokens fail at once and its sockets close. */
export const revokedSessionsTopic: Topic<{ session_id: SessionId; expires_at: string }> = {
  name: 'iris.sessions.revoked',
};

/** An API key was rotated or revoked, in whichever tenant. */
export const apiKeysTopic: Topic<{ key_id: ApiKeyId }> = { name: 'iris.api-keys.changed' };

/** Somebody is no member of a channel any more, in whichever tenant: what a node remembers of it ends. */
export const leftChannelsTopic: Topic<{ channel_id: ChannelId; user_id: UserId }> = {
  name: 'iris.channels.left',
};

/** A tenant's widget settings changed. */
export const widgetSettingsTopic: Topic<{ tenant_id: TenantId }> = { name: 'iris.widget-settings.changed' };

/** What a node let pass of a limit that every node counts in its own memory. */
export interface SpentPoints {
  /** Name of the limit. */
  readonly bucket: string;
  /** Whose it is: the id of a user, a session, an API key or a tenant, or an address. */
  readonly key: string;
  readonly points: number;
  /** When the bucket is whole again, in milliseconds since 1970. */
  readonly ends_at: number;
}

/** What a node has spent since it last told, for all others to count in. */
export const spentPointsTopic: Topic<{ node_id: string; spent: readonly SpentPoints[] }> = {
  name: 'iris.limits.spent',
};

/** How many sockets users have open on a node: of those for whom that changed, and of all now and again. */
export const openSocketsTopic: Topic<{
  node_id: string;
  users: readonly { user_id: UserId; open: number }[];
}> = {
  name: 'iris.sockets.open',
};
