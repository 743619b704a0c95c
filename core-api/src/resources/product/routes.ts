import { checkerOf, routes } from '@iris/contract';
import type { Logger } from '@iris/kit';
import type { Queryable } from '../../db/in-tenant.ts';
import { readerOf } from '../../http/actor.ts';
import { handle, ok, type Handled } from '../../http/handler.ts';
import type { PresenceBoard } from '../../realtime/presence.ts';
import { announceNewChannel } from '../channels/announce-channel.ts';
import { getMember } from '../channels/change-members.ts';
import type { MarkRead } from '../channels/mark-read.ts';
import { readCurrentKey } from '../keys/current-key.ts';
import type { MessageParts } from '../messages/routes.ts';
import { productChannelHandlers, type ProductChannelParts } from './channel-handlers.ts';
import { productMessageHandlers } from './message-handlers.ts';
import { announceLink, type Link, linkIdentity, type LinkParts, presentLinked } from './link-identity.ts';
import { idempotencyKeyOf, performOnce } from './perform-once.ts';
import { changed, made, nothing } from './repeatable-answer.ts';
import {
  assertNoTenantId,
  issueUserSession,
  StartedSession,
  startUserSession,
  type UserSessionParts,
} from './start-user-session.ts';

export interface ProductParts extends ProductChannelParts, MessageParts, UserSessionParts, LinkParts {
  readonly markRead: MarkRead;
  readonly presence: PresenceBoard;
  readonly log: Logger;
}

const startedSession = checkerOf(StartedSession);

/** The product API: what a backend does with its key. */
export function productHandlers(parts: ProductParts): Handled[] {
  const { me, startSession, setPresence, setReadState, linkIdentity: link } = routes.product;
  const { db, clock } = parts;
  return [
    handle(me, async ({ caller }) => ok({ data: await readCurrentKey(db, caller) })),

    handle(startSession, async ({ caller, body, request }) => {
      assertNoTenantId(body);
      const once = { route: startSession, caller, request, input: { body } };
      const start = (on: Queryable) => startUserSession(on, clock, caller, body, request);
      // It is one statement: a request that has no name needs no transaction around it.
      const performed = idempotencyKeyOf(request)
        ? await performOnce(db, once, startedSession, start)
        : { result: await start(db), isReplay: false };
      const { chat, is_new_channel } = performed.result;
      if (!performed.isReplay && is_new_channel) {
        announceNewChannel(parts, caller.tenantId, chat.channel_id);
      }
      return made({ data: await issueUserSession(parts, performed) }, performed.isReplay);
    }),

    ...productChannelHandlers(parts),
    ...productMessageHandlers(parts),

    handle(setPresence, async ({ caller, params, body, request }) => {
      const once = { route: setPresence, caller, request, input: { params, body } };
      const { result, isReplay } = await performOnce(db, once, memberForm, (tx) =>
        getMember(tx, readerOf(caller), params.id, body.user_id),
      );
      const { user_id, kind, display_name, avatar_url } = result;
      if (!isReplay) {
        parts.presence.declare(caller.tenantId, { user_id, kind, display_name, avatar_url }, body.status);
      }
      return changed({ data: { user_id, status: body.status } }, isReplay);
    }),

    handle(setReadState, async ({ caller, params, body, request }) => {
      const once = { route: setReadState, caller, request, input: { params, body } };
      const { isReplay } = await performOnce(db, once, memberForm, (tx) =>
        getMember(tx, readerOf(caller), params.id, body.user_id),
      );
      // Reading never goes back, so a repeated call may do it again: then a crash in between loses nothing.
      const member = { tenantId: caller.tenantId, userId: body.user_id, isTeam: false };
      await parts.markRead(member, params.id, body.seq);
      return nothing(isReplay);
    }),

    handle(link, async ({ caller, body, request }) => {
      const once = { route: link, caller, request, input: { body } };
      let linked: Link | undefined;
      const { result, isReplay } = await performOnce(db, once, linkedForm, async (tx) => {
        linked = await linkIdentity(tx, parts, caller, body, request);
        return presentLinked(linked.row);
      });
      if (linked) await announceLink(parts, linked);
      return changed({ data: result }, isReplay);
    }),
  ];
}

const linkedForm = checkerOf(routes.product.linkIdentity.answers[200].properties.data);
const memberForm = checkerOf(routes.product.addMember.answers[201].properties.data);
