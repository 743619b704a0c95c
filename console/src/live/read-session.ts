import type { CurrentSession } from '@iris/contract';
import { dataOf, isCurrentSession } from '@iris/client';
import type { Send } from './send.ts';

/** Who is signed in, and to which workspace. @throws {IrisProblem} */
export async function readSession(send: Send): Promise<CurrentSession> {
  return (await send({ method: 'GET', path: '/api/v1/session', answer: dataOf(isCurrentSession) })).data;
}
