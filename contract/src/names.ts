/**
 * The words that appear as values on the wire, each list in one place (contract §3, §5; style §4).
 */

/** Roles inside an organisation, strongest first. */
export const orgRoles = ['owner', 'admin', 'operator', 'viewer'] as const;
export type OrgRole = (typeof orgRoles)[number];

/** Those of them that answer: a channel can be given to such a team member. */
export const answeringRoles = ['owner', 'admin', 'operator'] as const;
export type AnsweringRole = (typeof answeringRoles)[number];

/** What the `role` claim of a team member's token may say: owners and admins are both `admin`. */
export const tokenRoles = ['admin', 'operator', 'viewer'] as const;
export type TokenRole = (typeof tokenRoles)[number];

/** Who can speak in a channel. */
export const senderKinds = ['guest', 'user', 'operator', 'agent', 'system'] as const;
export type SenderKind = (typeof senderKinds)[number];

/** Audiences of session tokens. */
export const audiences = ['chat', 'admin', 'demo'] as const;
export type Audience = (typeof audiences)[number];

/** What an API key may do (seed 001 §4). */
export const scopes = [
  'chat:channels.read',
  'chat:channels.create',
  'chat:channels.manage',
  'chat:messages.read',
  'chat:messages.write',
  'chat:presence.write',
  'chat:read-state.write',
  'chat:identity.link',
] as const;
export type Scope = (typeof scopes)[number];

/** A secret key is a backend's; a publishable one may stand in a page and has no scopes (contract §3). */
export const keyTypes = ['secret', 'publishable'] as const;
export type KeyType = (typeof keyTypes)[number];

/** How long the secret before a rotation may go on working, in seconds. */
export const maxRotationGraceSeconds = 86_400;

/** Forms that the content of a message can have. */
export const contentTypes = ['text', 'markdown', 'form', 'event'] as const;
export type ContentType = (typeof contentTypes)[number];

export const channelStatuses = ['open', 'archived'] as const;
export type ChannelStatus = (typeof channelStatuses)[number];

/** Which channels the queue shows: of the open ones those of nobody, of the caller, or all; or the archived ones. */
export const queueStates = ['unassigned', 'mine', 'open', 'archived'] as const;
export type QueueState = (typeof queueStates)[number];

/** What a draft is made from: an article, a canned reply, or what a colleague answered before. */
export const draftSourceKinds = ['article', 'canned_reply', 'answer'] as const;
export type DraftSourceKind = (typeof draftSourceKinds)[number];

/** What became of a draft: it waits, was sent as it was, was sent with changes, or was put away. */
export const draftStatuses = ['ready', 'sent', 'edited', 'dismissed'] as const;
export type DraftStatus = (typeof draftStatuses)[number];

/** What words a draft: the embedded retrieval, which quotes its sources, or an outside model that read them. */
export const draftEngines = ['embedded', 'model'] as const;
export type DraftEngine = (typeof draftEngines)[number];

export const memberRoles = ['member', 'moderator'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const presenceStatuses = ['online', 'away', 'offline'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];

/** Lifetimes of session tokens by audience, in seconds (contract §3). */
export const tokenLifetimeSeconds: Readonly<Record<Audience, number>> = {
  chat: 3_600,
  admin: 12 * 3_600,
  demo: 1_800,
};

/** How long a resume token lives from its last use, and how long the one before it still works. */
export const resumeTokenDays = 90;
export const resumeGraceSeconds = 60;

/** The largest body a request may carry and the largest frame a socket may send, in bytes. */
export const maxBodyBytes = 65_536;

/** The longest message, in code points after trimming. */
export const maxContentCodePoints = 8_000;

/** How many tags a channel may carry, and how long each may be, in code points. */
export const maxTags = 20;
export const maxTagCodePoints = 40;

/** The team's `unread` stops here: a badge says 99+, and counting on would read all of a long channel. */
export const maxTeamUnread = 100;
