import type { ChannelId, GuestSession } from '@iris/contract';
import { isFresh, type Credentials, type HeldSession } from './credentials.ts';
import type { Environment } from './environment.ts';
import { call, dataOf, nothing } from './http.ts';
import { isGuestSession } from './shapes.ts';

/** What a guest session may be told about its visitor (contract §5); all of it optional. */
export interface GuestProfile {
  readonly display_name?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly page_url?: string;
}

export interface GuestOptions {
  readonly environment: Environment;
  readonly baseUrl: string;
  readonly tenantId: string;
  /** Asked each time a session is started. */
  readonly profile: () => GuestProfile;
}

/** The key in `localStorage` under which a guest's session is kept; one entry per tenant. */
export const guestKey = (tenantId: string) => `iris:${tenantId}`;

/**
 * The session of a guest. It is kept in durable storage, so that a visitor who comes back finds the same
 * conversation; tabs take turns at renewing it, because a resume token changes with every use.
 */
export function guestCredentials({ environment, baseUrl, tenantId, profile }: GuestOptions): Credentials {
  const key = guestKey(tenantId);
  let held: HeldSession | null = null;
  let pending: Promise<HeldSession> | null = null;

  const load = (): GuestSession | null => readGuestSession(environment.durable.get(key));
  const save = (session: GuestSession) => environment.durable.set(key, JSON.stringify(session));

  async function start(resumeToken: string | undefined): Promise<GuestSession> {
    const body = {
      tenant_id: tenantId,
      ...profile(),
      ...(resumeToken === undefined ? {} : { resume_token: resumeToken }),
    };
    const { data } = await call(environment, baseUrl, null, {
      method: 'POST',
      path: '/api/v1/session/guest',
      body,
      answer: dataOf(isGuestSession),
    });
    save(data);
    return data;
  }

  /** Inside the lock another tab may just have renewed what this one was about to renew. */
  async function obtain(staleToken: string | null): Promise<HeldSession> {
    const stored = load();
    const usable =
      stored !== null && stored.token !== staleToken && isFresh(heldFrom(stored), environment.now());
    held = heldFrom(usable ? stored : await start(stored?.resume_token));
    return held;
  }

  function obtainOnce(staleToken: string | null): Promise<HeldSession> {
    pending ??= environment.exclusively(key, () => obtain(staleToken)).finally(() => (pending = null));
    return pending;
  }

  function note(channelId: ChannelId, what: 'last_seq' | 'last_read_seq', seq: number) {
    const stored = load();
    if (stored === null || stored.chat.channel_id !== channelId || stored.chat[what] >= seq) return;
    save({ ...stored, chat: { ...stored.chat, [what]: seq } });
  }

  return {
    hold: async () => (held !== null && isFresh(held, environment.now()) ? held : obtainOnce(null)),
    renew: async (staleToken) => (held !== null && held.token !== staleToken ? held : obtainOnce(staleToken)),
    end: async () => {
      const token = held?.token ?? load()?.token ?? null;
      held = null;
      environment.durable.delete(key);
      if (token === null) return;
      const end = { method: 'POST', path: '/api/v1/session/end', answer: nothing } as const;
      // The visitor is logged out here whatever the server says; its session ends by itself within the hour.
      await call(environment, baseUrl, token, end).catch(() => null);
    },
    noteHead: (channelId, lastSeq) => note(channelId, 'last_seq', lastSeq),
    noteRead: (channelId, lastReadSeq) => note(channelId, 'last_read_seq', lastReadSeq),
  };
}

function heldFrom({ token, expires_at, session, chat }: GuestSession): HeldSession {
  return { token, expiresAt: Date.parse(expires_at), session, chat };
}

/** Whatever is in storage may be from an older version or another script: what doesn't fit is as none. */
function readGuestSession(text: string | null): GuestSession | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isGuestSession(value) ? value : null;
  } catch {
    return null;
  }
}
