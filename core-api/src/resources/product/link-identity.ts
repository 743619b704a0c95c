import { type BodyOf, IrisError, type LinkedIdentity, type routes } from '@iris/contract';
import { newId } from '@iris/kit';
import type { Authenticate } from '../../auth/authenticator.ts';
import type { ChatCaller, KeyCaller } from '../../auth/caller.ts';
import type { Revocations } from '../../auth/revocations.ts';
import type { Bus } from '../../bus/bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import { inetOf } from '../../db/inet.ts';
import type { Tx } from '../../db/in-tenant.ts';
import type { RequestFacts } from '../../http/handler.ts';
import type { AnnounceChannel } from '../channels/announce-channel.ts';
import type { AnnounceQueue } from '../queue/announce-queue.ts';
import { announceRevoked, type RevokedSession, revokeSessionsOf } from '../sessions/revoke-sessions-of.ts';
import { callLinkIdentity, type LinkedRow } from './queries.ts';

export interface LinkParts {
  readonly authenticate: Authenticate;
  readonly revocations: Revocations;
  readonly bus: Bus;
  readonly announceChannel: AnnounceChannel;
  readonly announceQueue: AnnounceQueue;
}

type Form = BodyOf<typeof routes.product.linkIdentity>;

/** What the world must hear of a link once it is committed. */
export interface Link {
  readonly guest: ChatCaller;
  readonly row: LinkedRow;
  readonly revoked: readonly RevokedSession[];
}

/**
 * Makes the guest of a session the identity that the backend knows; the guest's session and resume token die.
 * @throws {IrisError} `invalid_token`, `session_expired`; `conflict` when the session's user is known already
 */
export async function linkIdentity(
  tx: Tx,
  { authenticate }: LinkParts,
  caller: KeyCaller,
  form: Form,
  request: RequestFacts,
): Promise<Link> {
  const guest = await authenticate(form.session_token);
  // Another tenant's token names nobody here.
  if (guest.audience !== 'chat' || guest.tenantId !== caller.tenantId) throw new IrisError('invalid_token');
  const row = await callLinkIdentity(tx, caller, {
    sessionId: guest.sessionId,
    guestId: guest.userId,
    externalUserId: form.external_user_id,
    displayName: form.display_name?.trim() ?? null,
    email: form.email ?? null,
    channelId: newId(),
    ip: inetOf(request.ip),
    requestId: request.id,
  });
  if (row.outcome === 'ended') throw new IrisError('session_expired');
  if (row.outcome === 'known') {
    throw new IrisError('conflict', {
      message: 'The user of this session is linked to an identity already.',
    });
  }
  return { guest, row, revoked: await revokeSessionsOf(tx, guest.userId) };
}

/** Tells the guest's own sockets and the team, then ends the guest's sessions. Call it after the commit. */
export async function announceLink(parts: LinkParts, { guest, row, revoked }: Link): Promise<void> {
  const { tenantId, userId } = guest;
  const { user_id, channel_id, guest_channel_id } = row;
  const payload = { user_id, guest_id: userId, channel_id, guest_channel_id };
  const frame = { type: 'identity.linked', payload } as const;
  parts.bus.publish(tenantTopic(tenantId), { to: 'channel', channelId: guest_channel_id, frame });
  announceRevoked(parts.revocations, revoked);
  await parts.announceChannel(tenantId, channel_id);
  if (guest_channel_id !== channel_id) {
    void parts.announceQueue(tenantId, channel_id);
    await parts.announceChannel(tenantId, guest_channel_id, 'channel.archived');
  }
}

/** The identity as its backend sees it. */
export function presentLinked(row: LinkedRow): LinkedIdentity {
  return {
    user: {
      id: row.user_id,
      kind: row.kind,
      display_name: row.display_name,
      email: row.email,
      avatar_url: row.avatar_url,
      external_user_id: row.external_user_id,
    },
    channel_id: row.channel_id,
  };
}
