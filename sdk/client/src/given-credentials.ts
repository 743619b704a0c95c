import type { ChannelId } from '@iris/contract';
import type { Credentials, HeldSession } from './credentials.ts';
import type { Environment } from './environment.ts';
import { call, dataOf, nothing } from './http.ts';
import { IrisProblem } from './problem.ts';
import { isCurrentSession } from './shapes.ts';

export interface GivenOptions {
  readonly environment: Environment;
  readonly baseUrl: string;
  readonly token: string;
  /** Speak in this channel instead of the durable one of the session. */
  readonly channelId: ChannelId | null;
  /** The host's backend has to mint another token: only it can. */
  readonly onExpired: () => void;
}

/** The session behind a token that the host minted (`data-token`, `identify`). Nothing of it is stored. */
export function givenCredentials({
  environment,
  baseUrl,
  token,
  channelId,
  onExpired,
}: GivenOptions): Credentials {
  let held: Promise<HeldSession> | null = null;
  let isExpired = false;

  function expire(): IrisProblem {
    if (!isExpired) onExpired();
    isExpired = true;
    return new IrisProblem('session_expired', 401);
  }

  async function lookUp(): Promise<HeldSession> {
    const { data } = await call(environment, baseUrl, token, {
      method: 'GET',
      path: '/api/v1/session',
      answer: dataOf(isCurrentSession),
    });
    const { session, chat } = data;
    const expiresAt = Date.parse(session.expires_at);
    if (chat !== null && (channelId === null || chat.channel_id === channelId))
      return { token, expiresAt, session, chat };
    if (channelId !== null)
      return { token, expiresAt, session, chat: { channel_id: channelId, last_seq: 0, last_read_seq: 0 } };
    throw new IrisProblem('not_found', 404);
  }

  async function hold(): Promise<HeldSession> {
    held ??= lookUp();
    try {
      const session = await held;
      if (session.expiresAt <= environment.now()) throw expire();
      return session;
    } catch (problem) {
      held = null;
      throw problem instanceof IrisProblem && problem.isAuthentication ? expire() : problem;
    }
  }

  return {
    hold,
    renew: (staleToken) => (staleToken === token ? Promise.reject(expire()) : hold()),
    end: async () => {
      held = null;
      await call(environment, baseUrl, token, {
        method: 'POST',
        path: '/api/v1/session/end',
        answer: nothing,
      }).catch(() => null);
    },
    noteHead: () => {},
    noteRead: () => {},
  };
}
