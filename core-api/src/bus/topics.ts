import {
  ApiKeyIdSchema,
  ChannelIdSchema,
  checkerOf,
  Presence,
  SessionIdSchema,
  strict,
  type TenantId,
  TenantIdSchema,
  Timestamp,
  UserIdSchema,
} from '@iris/contract';
import Type, { type Static, type TSchema } from 'typebox';
import { TenantEvent } from './tenant-event.ts';
import type { Topic } from './bus.ts';

const topicOf = <S extends TSchema>(name: string, schema: S): Topic<Static<S>> => ({
  name,
  check: (value): value is Static<S> => checkerOf(schema).check(value),
});

/** What happens inside one tenant. */
export const tenantTopic = (tenantId: TenantId): Topic<TenantEvent> =>
  topicOf(`iris.${tenantId}`, TenantEvent);

/** A session was revoked, in whichever tenant: its tokens fail at once and its sockets close. */
export const revokedSessionsTopic = topicOf(
  'iris.sessions.revoked',
  strict({ session_id: SessionIdSchema, expires_at: Timestamp }),
);

/** An API key was rotated or revoked, in whichever tenant. */
export const apiKeysTopic = topicOf('iris.api-keys.changed', strict({ key_id: ApiKeyIdSchema }));

/** Somebody is no member of a channel any more, in whichever tenant: what a node remembers of it ends. */
export const leftChannelsTopic = topicOf(
  'iris.channels.left',
  strict({ channel_id: ChannelIdSchema, user_id: UserIdSchema }),
);

/** A tenant's widget settings changed. */
export const widgetSettingsTopic = topicOf(
  'iris.widget-settings.changed',
  strict({ tenant_id: TenantIdSchema }),
);

/** What a node let pass of a limit that every node counts in its own memory. */
const SpentPoints = strict({
  /** Name of the limit. */
  bucket: Type.String(),
  /** Whose it is: the id of a user, a session, an API key or a tenant, or an address. */
  key: Type.String(),
  points: Type.Integer({ minimum: 0 }),
  /** When the bucket is whole again, in milliseconds since 1970. */
  ends_at: Type.Number(),
});
export type SpentPoints = Static<typeof SpentPoints>;

/** What a node has spent since it last told, for all others to count in. */
export const spentPointsTopic = topicOf(
  'iris.limits.spent',
  strict({ node_id: Type.String(), spent: Type.Array(SpentPoints) }),
);

/** How many sockets users have open on a node: of those for whom that changed, and of all now and again. */
export const openSocketsTopic = topicOf(
  'iris.sockets.open',
  strict({
    node_id: Type.String(),
    users: Type.Array(strict({ user_id: UserIdSchema, open: Type.Integer({ minimum: 0 }) })),
  }),
);

/** Somebody of whom a node knows first hand. */
const PresenceEntry = strict({
  tenant_id: TenantIdSchema,
  person: Presence,
  /** Whether it has a socket on that node, or had one a moment ago. Its status is what it chose last. */
  is_here: Type.Boolean(),
  /** When it chose that, in milliseconds since 1970; 0 for the status that connecting means. */
  chosen_at: Type.Number(),
});
export type PresenceEntry = Static<typeof PresenceEntry>;

/** Who is on a node: those for whom that changed, and all now and again. A node that is silent has died. */
export const presenceTopic = topicOf(
  'iris.presence',
  strict({
    node_id: Type.String(),
    people: Type.Array(PresenceEntry),
    /** It knows of nobody yet: the other nodes tell it of everybody. */
    asks_all: Type.Boolean(),
  }),
);
