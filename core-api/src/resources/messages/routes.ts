import { IrisError, routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { actorOf, readerOf } from '../../http/actor.ts';
import { answer, handle, noContent, ok, type Handled } from '../../http/handler.ts';
import { changeMessage, type ChangeParts } from './change-message.ts';
import { listMessages } from './list-messages.ts';
import type { createPostMessage } from './post-message.ts';

export interface MessageParts extends ChangeParts {
  readonly db: Db;
  readonly postMessage: ReturnType<typeof createPostMessage>;
}

export function messageHandlers(parts: MessageParts): Handled[] {
  const { list, post, edit, delete: remove } = routes.messages;
  return [
    handle(list, async ({ caller, params, query }) =>
      ok(
        await inTenant(parts.db, caller.tenantId, (tx) =>
          listMessages(tx, readerOf(caller), params.id, query),
        ),
      ),
    ),

    handle(post, async ({ caller, params, body, request }) => {
      const draftId = body.draft_id ?? null;
      if (draftId !== null && caller.audience !== 'admin') {
        throw new IrisError('forbidden', { message: 'Only the team sends drafts.' });
      }
      const { message, isReplay } = await parts.postMessage(actorOf(caller, request), {
        channelId: params.id,
        content: body.content,
        contentType: body.content_type ?? 'text',
        clientMessageId: body.client_message_id ?? null,
        draftId,
      });
      if (!isReplay) return answer(201, { data: message });
      return answer(200, { data: message }, { 'Idempotent-Replayed': 'true' });
    }),

    handle(edit, async ({ caller, params, body, request }) =>
      ok({ data: await changeMessage(parts, actorOf(caller, request), params.id, body.content) }),
    ),

    handle(remove, async ({ caller, params, request }) => {
      await changeMessage(parts, actorOf(caller, request), params.id, null);
      return noContent();
    }),
  ];
}
