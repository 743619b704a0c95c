import { answer } from '../../http/handler.ts';

const replayed = { 'Idempotent-Replayed': 'true' } as const;

/** 201 with what was made; 200 when it was there already (contract §2). */
export function made<B>(body: B, isReplay: boolean) {
  return isReplay ? answer(200, body, replayed) : answer(201, body);
}

/** 200 with the new state, or with what it was then. */
export const changed = <B>(body: B, isReplay: boolean) => answer(200, body, isReplay ? replayed : {});

/** 204. */
export const nothing = (isReplay: boolean) => answer(204, null, isReplay ? replayed : {});
