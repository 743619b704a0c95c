import { IrisProblem } from '@iris/client';
import type { Send } from './send.ts';

/**
 * Makes calls that need a session, and tells when there is none; `hadSession` is false where there was none to begin
 * with. Such a call stays open: the sign-in page is on its way, and an error would only flash.
 */
export function createSessionSend(send: Send, onEnded: (hadSession: boolean) => void): Send {
  let hadSession = false;
  return async (request) => {
    try {
      const answer = await send(request);
      hadSession = true;
      return answer;
    } catch (problem) {
      if (!(problem instanceof IrisProblem) || !problem.isAuthentication) throw problem;
      onEnded(hadSession || problem.code !== 'auth_required');
      return new Promise(() => {});
    }
  };
}
