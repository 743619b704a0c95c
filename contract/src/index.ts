export * from './names.ts';
export * from './errors.ts';
export * from './openapi.ts';
export { checkerOf, type Checker } from './schema/check.ts';
export {
  ApiKeyIdSchema,
  ChannelIdSchema,
  isId,
  SessionIdSchema,
  TenantIdSchema,
  UserIdSchema,
  type Id,
  type TenantId,
  type UserId,
  type ChannelId,
  type MessageId,
  type SessionId,
  type ApiKeyId,
  type InvitationId,
  type NoteId,
  type DraftId,
  type ArticleId,
  type CannedReplyId,
} from './schema/ids.ts';
export { defaultLimit, oneOf, Seq, strict, Timestamp } from './schema/pieces.ts';
export * from './rest/route.ts';
export * from './rest/routes.ts';
export { internalRoutes, type JsonWebKeySet, type PublicJwk } from './rest/service.ts';
export { codesOfRoute } from './rest/codes-of-route.ts';
export { ErrorEnvelope } from './rest/error-envelope.ts';
export {
  Session,
  SessionChat,
  type ChatSession,
  type CurrentSession,
  type GuestSession,
  type Tenant,
} from './rest/sessions.ts';
export type { PendingSignup, TeamSession, TeamUser } from './rest/workspace.ts';
export {
  defaultWidgetSettings,
  WidgetSettings,
  type RefusedOrigin,
  type WidgetConfig,
  type WidgetSettingsInput,
} from './rest/widget-config.ts';
export type { Message, MessagePage, Sender } from './rest/messages.ts';
export type { Channel, ChannelMember, ChannelState } from './rest/channels.ts';
export type { Draft, DraftSource } from './rest/draft.ts';
export type { Note } from './rest/notes.ts';
export type { Person } from './rest/people.ts';
export type {
  AssignableMember,
  QueueChange,
  QueueCounts,
  QueueMatch,
  QueueRow,
  Snippet,
  TagCount,
} from './rest/queue.ts';
export type { DraftSettings, DraftWording } from './rest/drafts.ts';
export type { Article } from './rest/articles.ts';
export type { CannedReply } from './rest/canned-replies.ts';
export type { ApiKey, IssuedApiKey } from './rest/keys.ts';
export type { CurrentApiKey, LinkedIdentity } from './rest/product.ts';
export { Presence } from './rest/presence.ts';
export {
  type RetentionPolicy,
  type RetentionWindows,
  type UsageEntry,
  type UsageMetric,
  usageMetrics,
} from './rest/introspection.ts';
export type { AuditRow } from './rest/audit.ts';
export type { PasswordReset, PasswordResetRequest } from './rest/passwords.ts';
export type { Invitation, NewInvitation, TeamMember } from './rest/team.ts';
export * from './realtime/close-codes.ts';
export * from './realtime/timings.ts';
export * from './realtime/frames.ts';
