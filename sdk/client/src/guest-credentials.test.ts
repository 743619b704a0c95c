import { describe, expect, it } from 'vitest';
import { aGuestSession, channelId } from './factories.ts';
import { guestCredentials, guestKey } from './guest-credentials.ts';
import { virtualEnvironment, type VirtualEnvironment } from './virtual-environment.ts';

const key = guestKey('tenant-1');

function credentialsOn(environment: VirtualEnvironment) {
  return guestCredentials({
    environment,
    baseUrl: 'http://host',
    tenantId: 'tenant-1',
    profile: () => ({ locale: 'de' }),
  });
}

/** A server that gives a new token and a new resume token with each call. */
function aServer(stored = new Map<string, string>()) {
  const environment = virtualEnvironment(stored);
  let count = 0;
  environment.answer = () => ({ status: 201, body: { data: aGuestSession((count += 1)) } });
  const bodies = () => environment.requests.map(({ body }) => body);
  return { environment, bodies, credentials: credentialsOn(environment) };
}

describe('guest credentials', () => {
  it('11: store nothing before a session is wanted', () => {
    expect(aServer().environment.stored.size).toBe(0);
  });

  it('start a session once, however often it is asked for at the same time', async () => {
    const { credentials, environment, bodies } = aServer();
    const [one, other] = await Promise.all([credentials.hold(), credentials.hold()]);
    expect(one).toBe(other);
    expect(bodies()).toEqual([{ tenant_id: 'tenant-1', locale: 'de' }]);
    expect(environment.stored.has(key)).toBe(true);
  });

  it('use the stored token while it lasts', async () => {
    const stored = new Map([[key, JSON.stringify(aGuestSession(7))]]);
    const { credentials, bodies } = aServer(stored);
    expect((await credentials.hold()).token).toBe('token-7');
    expect(bodies()).toEqual([]);
  });

  it('resume when it has ended, and keep the resume token that comes back', async () => {
    const stored = new Map([
      [key, JSON.stringify(aGuestSession(7, { expires_at: '2025-12-31T00:00:00.000Z' }))],
    ]);
    const { credentials, bodies } = aServer(stored);
    await credentials.hold();
    expect(bodies()).toMatchObject([{ resume_token: 'resume-7' }]);
    expect(stored.get(key)).toContain('resume-1');
  });

  it('renew a token that the server refused, once for all who ask', async () => {
    const { credentials, bodies } = aServer();
    const { token } = await credentials.hold();
    const renewed = await Promise.all([credentials.renew(token), credentials.renew(token)]);
    expect(renewed.map((held) => held.token)).toEqual(['token-2', 'token-2']);
    expect(bodies()).toHaveLength(2);
    expect((await credentials.renew(token)).token).toBe('token-2');
    expect(bodies()).toHaveLength(2);
  });

  it('take what another tab has renewed instead of renewing again', async () => {
    const { credentials, environment, bodies } = aServer();
    const { token } = await credentials.hold();
    environment.stored.set(key, JSON.stringify(aGuestSession(5)));
    expect((await credentials.renew(token)).token).toBe('token-5');
    expect(bodies()).toHaveLength(1);
  });

  it('17: make one guest when two tabs begin at once', async () => {
    const { credentials, environment, bodies } = aServer();
    const held = await Promise.all([credentials.hold(), credentialsOn(environment).hold()]);
    expect(held[0].token).toBe(held[1].token);
    expect(bodies()).toHaveLength(1);
  });

  it('try again after a failure', async () => {
    const { credentials, environment } = aServer();
    const { answer } = environment;
    environment.answer = () => null;
    await expect(credentials.hold()).rejects.toMatchObject({ code: 'unreachable', isTransient: true });
    environment.answer = answer;
    expect((await credentials.hold()).token).toBe('token-1');
  });

  it('begin anew when what is stored makes no sense', async () => {
    for (const text of ['', '{', '{"token":1}', 'null']) {
      const { credentials, bodies } = aServer(new Map([[key, text]]));
      await credentials.hold();
      expect(bodies()).toEqual([{ tenant_id: 'tenant-1', locale: 'de' }]);
    }
  });

  it('remember how far the conversation has come, never backwards', async () => {
    const { credentials, environment } = aServer();
    await credentials.hold();
    credentials.noteHead(channelId, 4);
    credentials.noteHead(channelId, 2);
    credentials.noteRead(channelId, 3);
    credentials.noteRead(channelId, 1);
    expect(JSON.parse(environment.stored.get(key) ?? '')).toMatchObject({
      chat: { last_seq: 4, last_read_seq: 3 },
    });
  });

  it('end the session here even if the server can’t be told', async () => {
    const { credentials, environment } = aServer();
    await credentials.hold();
    environment.answer = () => null;
    await credentials.end();
    expect(environment.stored.size).toBe(0);
    expect(environment.requests.at(-1)).toMatchObject({ path: '/api/v1/session/end', token: 'token-1' });
  });
});
