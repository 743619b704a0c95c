import { describe, expect, it } from 'vitest';
import { createConnection, type ConnectionState } from './connection.ts';
import { aHello } from './factories.ts';
import { IrisProblem } from './problem.ts';
import { virtualEnvironment } from './virtual-environment.ts';

function aConnection() {
  const environment = virtualEnvironment();
  const states: ConnectionState['status'][] = [];
  const frames: string[] = [];
  const login = { token: 'token-1', problem: null as IrisProblem | null, renewed: 'token-2' };
  const connection = createConnection({
    environment,
    url: 'ws://host/ws',
    token: async () => {
      if (login.problem !== null) throw login.problem;
      return login.token;
    },
    renew: async () => {
      login.token = login.renewed;
    },
    onState: ({ status }) => states.push(status),
    onFrame: ({ type }) => frames.push(type),
  });
  const last = () => environment.sockets.at(-1);
  const goOnline = async () => {
    connection.start();
    await environment.advance(0);
    last()?.say(aHello());
  };
  return { environment, connection, states, frames, login, last, goOnline };
}

describe('connection', () => {
  it('is online once the server has said hello, with the token as subprotocol', async () => {
    const { connection, states, frames, last, goOnline } = aConnection();
    await goOnline();
    expect(states).toEqual(['connecting', 'online']);
    expect(frames).toEqual(['hello']);
    expect(last()?.token).toBe('token-1');
    expect(connection.send({ type: 'heartbeat', payload: {} })).toBe(true);
  });

  it('sends nothing while it is not online', () => {
    const { connection } = aConnection();
    expect(connection.send({ type: 'heartbeat', payload: {} })).toBe(false);
  });

  it('comes back after a lost connection, with a fresh token', async () => {
    const { environment, connection, login, last, goOnline } = aConnection();
    await goOnline();
    login.token = 'token-9';
    last()?.close(1006);
    expect(connection.state).toMatchObject({ status: 'waiting', attempt: 2 });
    await environment.advance(2_000);
    expect(environment.sockets).toHaveLength(2);
    expect(last()?.token).toBe('token-9');
  });

  it('counts tries anew after a connection that held', async () => {
    const { environment, connection, last, goOnline } = aConnection();
    await goOnline();
    await environment.advance(10_000);
    last()?.close(1012);
    expect(connection.state).toMatchObject({ status: 'waiting', attempt: 1 });
  });

  it('waits longer each time nobody answers', async () => {
    const { environment, connection } = aConnection();
    connection.start();
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await environment.advance(0);
      environment.sockets.at(-1)?.close(1006);
      const { state } = connection;
      if (state.status === 'waiting') waits.push(state.retryAt - environment.now());
      await environment.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 2_000]);
  });

  it('gives up on a socket that never says hello', async () => {
    const { environment, connection, states } = aConnection();
    connection.start();
    await environment.advance(10_000);
    expect(states.at(-1)).toBe('waiting');
    expect(environment.sockets[0]?.isOpen).toBe(false);
  });

  it('gets a new token when the server refuses the old one, and stops when that is refused too', async () => {
    const { environment, connection, last } = aConnection();
    connection.start();
    await environment.advance(0);
    last()?.close(4001);
    await environment.advance(0);
    expect(last()?.token).toBe('token-2');
    last()?.close(4001);
    await environment.advance(60_000);
    expect(connection.state).toEqual({ status: 'stopped', reason: 'unauthorized' });
    expect(environment.sockets).toHaveLength(2);
  });

  it.each([
    [4003, 'forbidden'],
    [4004, 'not_found'],
  ])('stops at %d', async (code, reason) => {
    const { environment, connection, last, goOnline } = aConnection();
    await goOnline();
    last()?.close(code);
    await environment.advance(60_000);
    expect(connection.state).toEqual({ status: 'stopped', reason });
    expect(environment.sockets).toHaveLength(1);
  });

  it('backs off when told that it is too fast', async () => {
    const { environment, last, goOnline } = aConnection();
    await goOnline();
    last()?.close(4008);
    await environment.advance(4_900);
    expect(environment.sockets).toHaveLength(1);
    await environment.advance(5_000);
    expect(environment.sockets).toHaveLength(2);
  });

  it('tries again when no token can be had, and stops when none ever will', async () => {
    const { environment, connection, login } = aConnection();
    login.problem = new IrisProblem('unreachable', 0);
    connection.start();
    await environment.advance(0);
    expect(connection.state.status).toBe('waiting');
    login.problem = new IrisProblem('not_found', 404);
    await environment.advance(4_000);
    expect(connection.state).toEqual({ status: 'stopped', reason: 'not_found' });
  });

  it('sends a heartbeat as often as hello says', async () => {
    const { environment, last, goOnline } = aConnection();
    await goOnline();
    for (let beat = 0; beat < 3; beat += 1) {
      await environment.advance(beat === 0 ? 10_000 : 20_000);
      last()?.say({ type: 'pong', payload: { ts: 0 } });
    }
    expect(last()?.sent).toEqual(Array.from({ length: 3 }, () => ({ type: 'heartbeat', payload: {} })));
    expect(environment.sockets).toHaveLength(1);
  });

  it('leaves a socket that stays silent', async () => {
    const { environment, states, goOnline } = aConnection();
    await goOnline();
    await environment.advance(20_000);
    expect(states.at(-1)).not.toBe('online');
    expect(environment.sockets[0]?.isOpen).toBe(false);
  });

  it('10: asks for a sign of life when the page wakes up', async () => {
    const { environment, states, last, goOnline } = aConnection();
    await goOnline();
    await environment.advance(1_000);
    environment.wake();
    expect(last()?.sent).toHaveLength(1);
    await environment.advance(4_000);
    expect(states.at(-1)).toBe('waiting');
  });

  it('doesn’t wait any longer when the page wakes up or the service shows itself', async () => {
    const { environment, connection, last, goOnline } = aConnection();
    await goOnline();
    last()?.close(1006);
    environment.wake();
    await environment.advance(0);
    expect(environment.sockets).toHaveLength(2);
    last()?.close(1006);
    connection.retryNow();
    await environment.advance(0);
    expect(environment.sockets).toHaveLength(3);
  });

  it('leaves no socket and no timer when stopped', async () => {
    const { environment, connection, last, goOnline } = aConnection();
    await goOnline();
    connection.stop();
    expect(last()?.isOpen).toBe(false);
    expect(environment.timers).toBe(0);
    environment.wake();
    await environment.advance(60_000);
    expect(environment.sockets).toHaveLength(1);
  });
});
