import { checkerOf, routes } from '@iris/contract';
import type { Bus } from '../../bus/bus.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { actorOf, readerOf } from '../../http/actor.ts';
import { handle, noContent, ok, type Handled } from '../../http/handler.ts';
import type { AnnounceChannel } from '../channels/announce-channel.ts';
import { addMember, announceMember, removeMember, updateMember } from '../channels/change-members.ts';
import { createChannel } from '../channels/create-channel.ts';
import { getChannel, listChannels } from '../channels/list-channels.ts';
import { listMembers } from '../channels/list-members.ts';
import { changeStatus } from '../channels/set-status.ts';
import { updateChannel } from '../channels/update-channel.ts';
import { performOnce } from './perform-once.ts';
import { changed, made } from './repeatable-answer.ts';

export interface ProductChannelParts {
  readonly db: Db;
  readonly bus: Bus;
  readonly announceChannel: AnnounceChannel;
}

const { createChannel: create, listChannels: list, getChannel: get, updateChannel: update } = routes.product;
const { archiveChannel: archive, listMembers: members, addMember: add } = routes.product;
const { updateMember: setRole, removeMember: remove } = routes.product;

const channelForm = checkerOf(create.answers[201].properties.data);
const memberForm = checkerOf(add.answers[201].properties.data);

export function productChannelHandlers(parts: ProductChannelParts): Handled[] {
  const { db, bus, announceChannel } = parts;
  return [
    handle(create, async ({ caller, body, request }) => {
      const actor = actorOf(caller, request);
      const { name, channel_type: channelType = 'support', topic = null } = body;
      const once = { route: create, caller, request, input: { body } };
      const { result, isReplay } = await performOnce(db, once, channelForm, (tx) =>
        createChannel(tx, actor, { name: name.trim(), channelType: channelType.trim(), topic }),
      );
      if (!isReplay) await announceChannel(caller.tenantId, result.id, 'channel.created');
      return made({ data: result }, isReplay);
    }),

    handle(list, async ({ caller, query }) =>
      ok(await inTenant(db, caller.tenantId, (tx) => listChannels(tx, readerOf(caller), query))),
    ),

    handle(get, async ({ caller, params }) =>
      ok({ data: await inTenant(db, caller.tenantId, (tx) => getChannel(tx, readerOf(caller), params.id)) }),
    ),

    handle(update, async ({ caller, params, body, request }) => {
      const change = { name: body.name?.trim(), topic: body.topic };
      return ok({ data: await updateChannel(parts, actorOf(caller, request), params.id, change) });
    }),

    handle(archive, async ({ caller, params, request }) => {
      const actor = actorOf(caller, request);
      let hasChanged = false;
      const once = { route: archive, caller, request, input: { params } };
      const { result, isReplay } = await performOnce(db, once, channelForm, async (tx) => {
        await getChannel(tx, actor, params.id);
        hasChanged = await changeStatus(tx, actor, params.id, 'archived');
        return getChannel(tx, actor, params.id);
      });
      if (hasChanged) await announceChannel(caller.tenantId, params.id, 'channel.archived');
      return changed({ data: result }, isReplay);
    }),

    handle(members, async ({ caller, params }) =>
      ok(await inTenant(db, caller.tenantId, (tx) => listMembers(tx, readerOf(caller), params.id))),
    ),

    handle(add, async ({ caller, params, body, request }) => {
      const once = { route: add, caller, request, input: { params, body } };
      const { result, isReplay } = await performOnce(db, once, memberForm, (tx) =>
        addMember(tx, actorOf(caller, request), params.id, body.user_id, body.role ?? 'member'),
      );
      if (!isReplay) announceMember(bus, caller, params.id, 'member.joined', result);
      return made({ data: result }, isReplay);
    }),

    handle(setRole, async ({ caller, params: { id, user_id }, body, request }) =>
      ok({ data: await updateMember(parts, actorOf(caller, request), id, user_id, body.role) }),
    ),

    handle(remove, async ({ caller, params: { id, user_id }, request }) => {
      await removeMember(parts, actorOf(caller, request), id, user_id);
      return noContent();
    }),
  ];
}
