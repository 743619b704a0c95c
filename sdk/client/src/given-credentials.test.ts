import { describe, expect, it } from 'vitest';
import { aGuestSession, channelId } from './factories.ts';
import { givenCredentials } from './given-credentials.ts';
import { virtualEnvironment, type VirtualAnswer } from './virtual-environment.ts';

function given(answer: VirtualAnswer) {
  const environment = virtualEnvironment();
  environment.answer = () => answer;
  const expired: string[] = [];
  const credentials = givenCredentials({
    environment,
    baseUrl: 'http://host',
    token: 'minted',
    channelId: null,
    onExpired: () => expired.push('expired'),
  });
  return { environment, credentials, expired };
}

const { session, chat } = aGuestSession();
const current = { data: { session, tenant: {}, chat } };

describe('given credentials', () => {
  it('ask whom the token speaks for, and start no guest', async () => {
    const { environment, credentials } = given({ status: 200, body: current });
    expect(await credentials.hold()).toMatchObject({ token: 'minted', chat: { channel_id: channelId } });
    expect(environment.requests.map(({ path }) => path)).toEqual(['/api/v1/session']);
  });

  it('store nothing', async () => {
    const { environment, credentials } = given({ status: 200, body: current });
    await credentials.hold();
    credentials.noteHead(channelId, 3);
    expect(environment.stored.size).toBe(0);
  });

  it('tell the host once when the token is refused', async () => {
    const { credentials, expired } = given({ status: 401, body: { error: { code: 'session_expired' } } });
    await expect(credentials.hold()).rejects.toMatchObject({ isAuthentication: true });
    await expect(credentials.renew('minted')).rejects.toMatchObject({ isAuthentication: true });
    expect(expired).toHaveLength(1);
  });

  it('notice by the clock that the token has ended', async () => {
    const { environment, credentials, expired } = given({ status: 200, body: current });
    await credentials.hold();
    await environment.advance(3_600_000);
    await expect(credentials.hold()).rejects.toMatchObject({ status: 401 });
    expect(expired).toHaveLength(1);
  });

  it('don’t blame the token for a network that is away', async () => {
    const { credentials, expired } = given(null);
    await expect(credentials.hold()).rejects.toMatchObject({ code: 'unreachable' });
    expect(expired).toEqual([]);
  });

  it('refuse a session without a channel', async () => {
    const { credentials } = given({ status: 200, body: { data: { ...current.data, chat: null } } });
    await expect(credentials.hold()).rejects.toMatchObject({ code: 'not_found' });
  });
});
