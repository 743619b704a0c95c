import type { Message } from '@iris/contract';
import { describe, expect, it } from 'vitest';
import type { ConnectionState } from './connection.ts';
import { aHello, aMessage, channelId, guestId, operatorId } from './factories.ts';
import { IrisProblem } from './problem.ts';
import { createSharedConnection } from './shared-connection.ts';
import { virtualEnvironment } from './virtual-environment.ts';
import { virtualBrowser, type VirtualTab } from './virtual-tabs.ts';

function aTab(tab: VirtualTab, { speaker = guestId, name = 'iris:tenant-1:guest' } = {}) {
  const environment = virtualEnvironment(new Map(), new Map(), tab);
  const heard: string[] = [];
  const states: ConnectionState['status'][] = [];
  const refusal: { problem: IrisProblem | null } = { problem: null };
  const id = crypto.randomUUID();
  const connection = createSharedConnection({
    environment: { ...environment, newId: () => id },
    tabs: tab,
    name: () => name,
    isSpeaker: (userId) => userId === speaker,
    url: 'ws://host/ws',
    token: async () => {
      if (refusal.problem !== null) throw refusal.problem;
      return 'token';
    },
    renew: async () => {},
    onState: ({ status }) => states.push(status),
    onFrame: (frame) =>
      heard.push(frame.type === 'message.new' ? `message ${frame.payload.seq}` : frame.type),
  });
  const socket = () => environment.sockets.at(-1);
  const say = (message: Message) => socket()?.say({ type: 'message.new', payload: message });
  return { environment, connection, heard, states, refusal, socket, say, tab };
}

/** Two tabs of one browser, the first of which leads. */
async function twoTabs() {
  const open = virtualBrowser();
  const leader = aTab(open());
  const follower = aTab(open());
  const settle = async (ms = 0) => {
    await leader.environment.advance(ms);
    await follower.environment.advance(ms);
  };
  leader.connection.start();
  await settle();
  leader.socket()?.say(aHello());
  follower.connection.start();
  await settle();
  return { open, leader, follower, settle };
}

describe('shared connection', () => {
  it('opens one socket for all tabs, and all hear of it', async () => {
    const { leader, follower } = await twoTabs();
    leader.say(aMessage(1));
    expect(leader.environment.sockets).toHaveLength(1);
    expect(follower.environment.sockets).toHaveLength(0);
    expect(leader.heard).toEqual(['hello', 'message 1']);
    expect(follower.heard).toEqual(['hello', 'message 1']);
    expect(follower.connection.state.status).toBe('online');
  });

  it('tells a tab that joins later where the channels stand now', async () => {
    const { open, leader, settle } = await twoTabs();
    leader.say(aMessage(1));
    leader.socket()?.say({
      type: 'read.updated',
      payload: { channel_id: channelId, user_id: guestId, seq: 1 },
    });
    const frames: unknown[] = [];
    const link = open().open('iris:tenant-1:guest', (message) => frames.push(message));
    link.post({ join: 'late' });
    await settle();
    const hello = frames.find((message) => JSON.stringify(message).includes('hello'));
    expect(JSON.stringify(hello)).toContain('\\"last_seq\\":1,\\"last_read_seq\\":1');
  });

  it('sends for every tab through the one socket', async () => {
    const { leader, follower } = await twoTabs();
    const frame = { type: 'typing', payload: { channel_id: channelId, is_typing: true } } as const;
    expect(follower.connection.send(frame)).toBe(true);
    expect(leader.socket()?.sent).toEqual([frame]);
  });

  it('goes to the next tab when the one that leads is closed', async () => {
    const { leader, follower, settle } = await twoTabs();
    leader.connection.stop();
    await settle();
    expect(leader.socket()?.isOpen).toBe(false);
    expect(follower.environment.sockets).toHaveLength(1);
    follower.socket()?.say(aHello());
    expect(follower.connection.state.status).toBe('online');
    expect(follower.states).not.toContain('idle');
  });

  it('is taken over by the tab that wakes up, when the one that leads sleeps', async () => {
    const { leader, follower, settle } = await twoTabs();
    leader.tab.isAsleep = true;
    follower.environment.wake();
    await follower.environment.advance(2_000);
    expect(follower.environment.sockets).toHaveLength(1);
    expect(leader.socket()?.isOpen).toBe(false);

    leader.tab.isAsleep = false;
    follower.socket()?.say(aHello());
    await settle();
    follower.say(aMessage(2));
    expect(leader.heard.at(-1)).toBe('message 2');
  });

  it('is left where it is, when the tab that leads is awake', async () => {
    const { follower } = await twoTabs();
    follower.environment.wake();
    await follower.environment.advance(10_000);
    expect(follower.environment.sockets).toHaveLength(0);
    expect(follower.environment.timers).toBe(0);
  });

  it('asks the tab that leads not to wait any longer', async () => {
    const { leader, follower, settle } = await twoTabs();
    leader.socket()?.close(1006);
    expect(follower.connection.state.status).toBe('waiting');
    follower.connection.retryNow();
    await settle();
    expect(leader.environment.sockets).toHaveLength(2);
  });

  it('leaves renewing the token to the tab that leads', async () => {
    const { leader, follower } = await twoTabs();
    leader.socket()?.say({
      type: 'session.expiring',
      payload: { expires_at: '2026-01-01T01:00:00.000Z' },
    });
    expect(leader.heard.at(-1)).toBe('session.expiring');
    expect(follower.heard).not.toContain('session.expiring');
  });

  it('gives the lead away when this tab’s token is refused for good', async () => {
    const { leader, follower, settle } = await twoTabs();
    leader.socket()?.close(4004);
    await settle();
    expect(leader.connection.state.status).toBe('stopped');
    expect(follower.environment.sockets).toHaveLength(1);
    follower.socket()?.say(aHello());
    expect(leader.connection.state.status).toBe('online');
  });

  it('is not shared with a tab that is another guest, as where storage is blocked', async () => {
    const open = virtualBrowser();
    const [one, other] = [aTab(open()), aTab(open(), { speaker: operatorId })];
    for (const { connection, environment, socket } of [one, other]) {
      connection.start();
      await environment.advance(0);
      socket()?.say(aHello());
      await other.environment.advance(0);
    }
    expect(one.environment.sockets).toHaveLength(1);
    expect(other.environment.sockets).toHaveLength(1);
    one.say(aMessage(1));
    expect(other.heard).not.toContain('message 1');
  });

  it('takes no nonsense from whoever else uses its name', async () => {
    const { open, leader, follower } = await twoTabs();
    const before = [leader.connection.state, follower.connection.state];
    const link = open().open('iris:tenant-1:guest', () => {});
    for (const message of [null, 1, {}, { state: { status: 'x' } }, { frame: '{' }, { send: { type: 'x' } }])
      link.post(message);
    expect([leader.connection.state, follower.connection.state]).toEqual(before);
    expect(leader.socket()?.sent).toEqual([]);
  });

  it('leaves no timer, no lock and no socket when every tab has stopped', async () => {
    const { open, leader, follower, settle } = await twoTabs();
    follower.connection.stop();
    leader.connection.stop();
    await settle(60_000);
    expect([leader.environment.timers, follower.environment.timers]).toEqual([0, 0]);
    const led: string[] = [];
    open().lead(
      'iris:tenant-1:guest',
      { steals: false },
      () => led.push('held'),
      () => {},
    );
    expect(led).toEqual(['held']);
  });

  it('keeps trying in the tab that leads while no session can be had', async () => {
    const tab = aTab(virtualBrowser()());
    tab.refusal.problem = new IrisProblem('unreachable', 0);
    tab.connection.start();
    await tab.environment.advance(10_000);
    expect(tab.connection.state.status).toBe('waiting');
    tab.refusal.problem = null;
    await tab.environment.advance(4_000);
    expect(tab.environment.sockets).toHaveLength(1);
  });
});
