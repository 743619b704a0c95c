import type { ChannelId } from '@iris/contract';
import type { CallInput } from '@iris/testkit';

/** Ids and secrets of one tenant, at which another one's credentials are aimed. */
export interface Things {
  readonly tenantId: string;
  readonly slug: string;
  readonly email: string;
  readonly userId: string;
  readonly ownerId: string;
  readonly invitationId: string;
  readonly channelId: ChannelId;
  readonly messageId: string;
  readonly keyId: string;
  readonly articleId: string;
  readonly cannedReplyId: string;
  readonly guestToken: string;
  readonly resumeToken: string;
}

/** How a route is aimed at another tenant. */
export type Aim =
  /** The call names a thing of that tenant: it must be refused, and show nothing. */
  | {
      readonly is: 'naming';
      readonly call: (theirs: Things) => CallInput;
      readonly except?: readonly string[];
    }
  /** Nothing can be named: whatever is answered is about the caller's own tenant. */
  | { readonly is: 'own'; readonly call?: (theirs: Things) => CallInput; readonly except?: readonly string[] }
  /** Anyone may, whichever tenant is named; with the reason. */
  | { readonly is: 'open'; readonly why: string };

const naming = (call: (theirs: Things) => CallInput, except: readonly string[] = []): Aim => ({
  is: 'naming',
  call,
  except,
});
const own = (input: CallInput = {}, except: readonly string[] = []): Aim => ({
  is: 'own',
  call: () => input,
  except,
});
const open = (why: string): Aim => ({ is: 'open', why });

const channel = (body?: object): Aim =>
  naming(({ channelId }) => ({ params: { id: channelId }, ...(body && { body }) }));
const message = (body?: object): Aim =>
  naming(({ messageId }) => ({ params: { id: messageId }, ...(body && { body }) }));
const key = (body?: object): Aim =>
  naming(({ keyId }) => ({ params: { key_id: keyId }, ...(body && { body }) }));
const article = (body?: object): Aim =>
  naming(({ articleId }) => ({ params: { article_id: articleId }, ...(body && { body }) }));
const cannedReply = (body?: object): Aim =>
  naming(({ cannedReplyId }) => ({ params: { canned_reply_id: cannedReplyId }, ...(body && { body }) }));
const channelUser = (body?: object): Aim =>
  naming(({ channelId, userId }) => ({ params: { id: channelId, user_id: userId }, ...(body && { body }) }));
const userInChannel = (body: object): Aim =>
  naming(({ channelId, userId }) => ({ params: { id: channelId }, body: { user_id: userId, ...body } }));

const colleague = (body?: object): Aim =>
  naming(({ ownerId }) => ({ params: { user_id: ownerId }, ...(body && { body }) }));

const bffMay = ['bff key'];
const guestsMay = ['guest'];
const teamMay = ['viewer', 'operator', 'admin', 'owner'];

/** Every route, by id. What a credential may do to its own end (log out) is left to other tests. */
export const aims: Readonly<Record<string, Aim>> = {
  'sessions.startGuest': open("anyone may become a guest of any workspace: that is a widget's first call"),
  'sessions.current': own(),
  'sessions.end': own({}, guestsMay),
  'signup.slugAvailable': open('handles are unique over all tenants, and whether one is free is public'),
  'signup.create': open('whoever signs up belongs to no tenant yet'),
  'signup.verify': naming(({ tenantId }) => ({ body: { tenant_id: tenantId, token: 'wrong' } })),
  'owner.login': naming(({ email, slug }) => ({ body: { email, slug, password: 'wrong password' } })),
  'owner.logout': own({}, teamMay),
  'password.forgot': open('anyone may ask for the mail; whether one goes out is told by that mail alone'),
  'password.reset': own({ body: { token: 'wrong', password: 'a long password' } }),
  'team.invite': own({ body: { email: 'somebody-new@example.com', org_role: 'viewer' } }),
  'team.invitations': own(),
  'team.revokeInvitation': naming(({ invitationId }) => ({ params: { invitation_id: invitationId } })),
  'team.accept': naming(({ tenantId }) => ({
    body: { tenant_id: tenantId, token: 'wrong', full_name: 'Nobody', password: 'a long password' },
  })),
  'team.members': own(),
  'team.changeMember': colleague({ org_role: 'viewer' }),
  'team.removeMember': colleague(),
  'widgetConfig.public': open('what every page with the widget shows'),
  'widgetConfig.get': own(),
  'widgetConfig.replace': own({ body: { title: 'Theirs' } }),
  'widgetConfig.refusedOrigins': own(),
  'channels.list': own({ query: { limit: 100 } }),
  'channels.get': channel(),
  'channels.members': channel(),
  'channels.typing': channel({ is_typing: true }),
  'channels.read': channel({ seq: 1 }),
  'channels.archive': channel(),
  'channels.reopen': channel(),
  'messages.list': channel(),
  'messages.post': channel({ content: 'Hello' }),
  'messages.edit': message({ content: 'Hello' }),
  'messages.delete': message(),
  'queue.list': own({ query: { limit: 100 } }),
  'queue.counts': own(),
  'queue.get': channel(),
  'queue.tags': own(),
  'queue.assignees': own(),
  'queue.assign': channel({ user_id: null }),
  'queue.setTags': channel({ tags: ['theirs'] }),
  'notes.list': channel(),
  'notes.create': channel({ content: 'Hello' }),
  'people.get': channel(),
  'drafts.get': channel(),
  'drafts.create': channel(),
  'drafts.dismiss': channel(),
  'drafts.settings': own(),
  'drafts.replaceSettings': own({ body: { external_model: true } }),
  'articles.list': own({ query: { limit: 100 } }),
  'articles.create': own({ body: { title: 'Theirs', content: 'Theirs' } }),
  'articles.get': article(),
  'articles.update': article({ title: 'Theirs' }),
  'articles.delete': article(),
  'cannedReplies.list': own({ query: { limit: 100 } }),
  'cannedReplies.create': own({ body: { shortcut: 'theirs', content: 'Theirs' } }),
  'cannedReplies.get': cannedReply(),
  'cannedReplies.update': cannedReply({ content: 'Theirs' }),
  'cannedReplies.delete': cannedReply(),
  'presence.list': own(),
  'presence.set': own({ body: { status: 'away' } }),
  'keys.create': own({ body: { name: 'Theirs', key_type: 'secret' } }),
  'keys.list': own(),
  'keys.rotate': key(),
  'keys.revoke': key(),
  'product.me': own(),
  'product.startSession': own({ body: { external_user_id: 'the-same-in-both-tenants' } }),
  'product.createChannel': own({ body: { name: 'Theirs' } }),
  'product.listChannels': own({ query: { limit: 100 } }),
  'product.getChannel': channel(),
  'product.updateChannel': channel({ name: 'Theirs' }),
  'product.archiveChannel': channel(),
  'product.listMembers': channel(),
  'product.addMember': userInChannel({}),
  'product.updateMember': channelUser({ role: 'moderator' }),
  'product.removeMember': channelUser(),
  'product.postMessage': channel({ content: 'Hello' }),
  'product.listMessages': channel(),
  'product.getMessage': message(),
  'product.editMessage': message({ content: 'Hello' }),
  'product.deleteMessage': message(),
  'product.linkIdentity': naming(({ guestToken }) => ({
    body: { session_token: guestToken, external_user_id: 'mine-now' },
  })),
  'product.setPresence': userInChannel({ status: 'online' }),
  'product.setReadState': userInChannel({ seq: 1 }),
  'workspace.get': own(),
  'workspace.retentionPolicy': own(),
  'workspace.replaceRetentionPolicy': own({
    body: { messages_days: 1, audit_days: 1, attachments_days: 1, guests_days: 1 },
  }),
  'workspace.usage': own(),
  'audit.list': { is: 'own', call: ({ userId }) => ({ query: { actor: userId } }) },
  'service.jwks': open('public keys'),
  'internal.origins': naming(({ tenantId }) => ({ params: { tenant_id: tenantId } }), bffMay),
  'internal.refusedOrigins': naming(
    ({ tenantId }) => ({
      body: { tenant_id: tenantId, origins: [{ origin: 'https://a.example', count: 1 }] },
    }),
    bffMay,
  ),
};
