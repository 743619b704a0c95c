import { IrisError, routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { actorOf, readerOf } from '../../http/actor.ts';
import { handle, noContent, ok, type Handled } from '../../http/handler.ts';
import type { TellTyping } from '../../realtime/typing.ts';
import type { NameOf } from '../presence/name-of.ts';
import type { AnnounceChannel } from './announce-channel.ts';
import { getChannel, listChannels } from './list-channels.ts';
import { listMembers } from './list-members.ts';
import type { MarkRead } from './mark-read.ts';
import type { MayFollow } from './may-follow.ts';
import { setChannelStatus } from './set-status.ts';

export interface ChannelParts {
  readonly db: Db;
  readonly tellTyping: TellTyping;
  readonly announceChannel: AnnounceChannel;
  readonly markRead: MarkRead;
  readonly mayFollow: MayFollow;
  readonly nameOf: NameOf;
}

export function channelHandlers(parts: ChannelParts): Handled[] {
  const { db } = parts;
  const { list, get, members, typing, read, archive, reopen } = routes.channels;
  return [
    handle(list, async ({ caller, query }) =>
      ok(await inTenant(db, caller.tenantId, (tx) => listChannels(tx, readerOf(caller), query))),
    ),

    handle(get, async ({ caller, params }) =>
      ok({ data: await inTenant(db, caller.tenantId, (tx) => getChannel(tx, readerOf(caller), params.id)) }),
    ),

    handle(members, async ({ caller, params }) =>
      ok(await inTenant(db, caller.tenantId, (tx) => listMembers(tx, readerOf(caller), params.id))),
    ),

    handle(typing, async ({ caller, params, body }) => {
      if (!(await parts.mayFollow.ask(readerOf(caller), params.id))) throw new IrisError('not_found');
      const { tenantId, userId } = caller;
      const displayName = await parts.nameOf(tenantId, userId);
      parts.tellTyping({ tenantId, channelId: params.id, userId, displayName }, body.is_typing);
      return noContent();
    }),

    handle(read, async ({ caller, params, body }) => {
      await parts.markRead(readerOf(caller), params.id, body.seq);
      return noContent();
    }),

    handle(archive, async ({ caller, params, request }) =>
      ok({ data: await setChannelStatus(parts, actorOf(caller, request), params.id, 'archived') }),
    ),

    handle(reopen, async ({ caller, params, request }) =>
      ok({ data: await setChannelStatus(parts, actorOf(caller, request), params.id, 'open') }),
    ),
  ];
}
