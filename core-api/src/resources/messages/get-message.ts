import { IrisError, type Message, type MessageId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import type { Reader } from '../../http/actor.ts';
import { presentMessage } from './present.ts';
import { selectVisibleMessage } from './queries.ts';

/** One message. @throws {IrisError} `not_found`, also when it is in a channel that the reader doesn't see */
export async function getMessage(tx: Tx, reader: Reader, id: MessageId): Promise<Message> {
  const row = await selectVisibleMessage(tx, reader, id);
  if (!row) throw new IrisError('not_found');
  return presentMessage(row);
}
