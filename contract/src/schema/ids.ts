import Type, { type TUnsafe } from 'typebox';

declare const brand: unique symbol;

/** A UUIDv7 string that names one kind of thing; ids of different things don't mix. */
export type Id<Thing extends string> = string & { readonly [brand]: Thing };

export type TenantId = Id<'tenant'>;
export type UserId = Id<'user'>;
export type ChannelId = Id<'channel'>;
export type MessageId = Id<'message'>;
export type SessionId = Id<'session'>;
export type ApiKeyId = Id<'api-key'>;
export type InvitationId = Id<'invitation'>;
export type NoteId = Id<'note'>;
export type DraftId = Id<'draft'>;
export type ArticleId = Id<'article'>;
export type CannedReplyId = Id<'canned-reply'>;

/** RFC 9562, version 7, in lower case. */
export const uuidV7 = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const uuidV7Pattern = new RegExp(uuidV7);

/** Whether a value has the form that every id of Iris has (RFC 9562, version 7, lower case). */
export function isId<Thing extends string>(value: unknown): value is Id<Thing> {
  return typeof value === 'string' && uuidV7Pattern.test(value);
}

/** Schema of an id. The form is checked; that the thing exists is the database's to say. */
function idOf<Thing extends string>(description: string): TUnsafe<Id<Thing>> {
  return Type.Unsafe<Id<Thing>>(Type.String({ format: 'uuid', pattern: uuidV7, description }));
}

export const TenantIdSchema = idOf<'tenant'>('Id of a tenant');
export const UserIdSchema = idOf<'user'>('Id of a user');
export const ChannelIdSchema = idOf<'channel'>('Id of a channel');
export const MessageIdSchema = idOf<'message'>('Id of a message');
export const InvitationIdSchema = idOf<'invitation'>('Id of an invitation');
export const SessionIdSchema = idOf<'session'>('Id of a session');
export const ApiKeyIdSchema = idOf<'api-key'>('Id of an API key');
export const NoteIdSchema = idOf<'note'>('Id of a note');
export const DraftIdSchema = idOf<'draft'>('Id of a draft');
export const DraftSourceIdSchema = idOf<'article' | 'canned-reply' | 'message'>(
  'Id of an article, a canned reply or, where it was answered before, a message',
);
export const ArticleIdSchema = idOf<'article'>('Id of an article');
export const CannedReplyIdSchema = idOf<'canned-reply'>('Id of a canned reply');
