import { checkerOf, IrisError, routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import { actorOf, readerOf } from '../../http/actor.ts';
import { handle, noContent, ok, type Handled, type RequestFacts } from '../../http/handler.ts';
import { changeMessage } from '../messages/change-message.ts';
import { getMessage } from '../messages/get-message.ts';
import { listMessages } from '../messages/list-messages.ts';
import type { MessageParts } from '../messages/routes.ts';
import { idempotencyKeyOf } from './perform-once.ts';
import { made } from './repeatable-answer.ts';

const { postMessage: post, listMessages: list, getMessage: get } = routes.product;
const { editMessage: edit, deleteMessage: remove } = routes.product;

export function productMessageHandlers(parts: MessageParts): Handled[] {
  const { db } = parts;
  return [
    handle(post, async ({ caller, params, body, request }) => {
      const { message, isReplay } = await parts.postMessage(actorOf(caller, request), {
        channelId: params.id,
        content: body.content,
        contentType: body.content_type ?? 'text',
        clientMessageId: body.client_message_id ?? clientMessageIdOf(request),
        draftId: null,
      });
      return made({ data: message }, isReplay);
    }),

    handle(list, async ({ caller, params, query }) =>
      ok(await inTenant(db, caller.tenantId, (tx) => listMessages(tx, readerOf(caller), params.id, query))),
    ),

    handle(get, async ({ caller, params }) =>
      ok({ data: await inTenant(db, caller.tenantId, (tx) => getMessage(tx, readerOf(caller), params.id)) }),
    ),

    handle(edit, async ({ caller, params, body, request }) =>
      ok({ data: await changeMessage(parts, actorOf(caller, request), params.id, body.content) }),
    ),

    handle(remove, async ({ caller, params, request }) => {
      await changeMessage(parts, actorOf(caller, request), params.id, null);
      return noContent();
    }),
  ];
}

const clientMessageId = checkerOf(post.body.properties.client_message_id);

/** A message has a name for this already: the header is another way to say it. */
function clientMessageIdOf(request: RequestFacts): string | null {
  const key = idempotencyKeyOf(request);
  if (key === undefined) return null;
  if (clientMessageId.check(key)) return key;
  const details = [{ path: 'Idempotency-Key', message: 'must not have more than 64 characters here' }];
  throw new IrisError('validation_failed', { details });
}
