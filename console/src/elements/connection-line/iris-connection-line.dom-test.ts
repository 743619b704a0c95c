import { expect, html, oneEvent } from '@open-wc/testing';
import type { ConnectionState } from '@iris/client';
import { expectAccessible, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-connection-line.define.ts';
import type { IrisConnectionLine } from './iris-connection-line.ts';

const waiting: ConnectionState = { status: 'waiting', attempt: 1, retryAt: 0 };
const trying: ConnectionState = { status: 'connecting', attempt: 2 };
const online: ConnectionState = { status: 'online' };

const aLine = (connection: ConnectionState, over: { endsAt?: string; unsent?: number } = {}) =>
  onPage<IrisConnectionLine>(
    html`<iris-connection-line
      .connection=${connection}
      .endsAt=${over.endsAt ?? null}
      .unsent=${over.unsent ?? 0}
    ></iris-connection-line>`,
  );

function setOnline(isOnline: boolean) {
  Object.defineProperty(navigator, 'onLine', { value: isOnline, configurable: true });
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

const realSetTimeout = window.setTimeout.bind(window);
const realClearTimeout = window.clearTimeout.bind(window);

/** Holds back the timers of two seconds; all others run as they do. */
function quietTimers() {
  const held = new Map<number, () => void>();
  window.setTimeout = Object.assign((run: TimerHandler, ms?: number) => {
    if (ms !== 2_000 || typeof run !== 'function') return realSetTimeout(run, ms);
    const id = 1_000_000 + held.size;
    held.set(id, () => run());
    return id;
  }, realSetTimeout);
  window.clearTimeout = (id) => {
    if (!held.delete(id ?? 0)) realClearTimeout(id);
  };
  return { pending: () => [...held.values()] };
}

describe('iris-connection-line', () => {
  afterEach(() => {
    Object.assign(window, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout });
    setOnline(true);
  });

  it('is accessible, offline and before the session ends', async () => {
    const line = await aLine(online, { endsAt: '2026-01-10T22:00:00.000Z' });
    await expectAccessible(line);
    setOnline(false);
    await line.updateComplete;
    await expectAccessible(line);
  });

  it('takes no room while all is well', async () => {
    expect((await aLine(online)).offsetHeight).to.equal(0);
  });

  it('says nothing of a connection that is back within two seconds', async () => {
    const timers = quietTimers();
    const line = await aLine(waiting);
    expect(textOf(line)).to.equal('');
    line.connection = online;
    await line.updateComplete;
    expect(timers.pending()).to.deep.equal([]);
  });

  it('speaks up two seconds after the loss, however many tries there were, until it is back', async () => {
    const timers = quietTimers();
    const line = await aLine(waiting);
    line.connection = trying;
    await line.updateComplete;
    line.connection = waiting;
    await line.updateComplete;
    expect(timers.pending()).to.have.length(1);
    timers.pending()[0]?.();
    await line.updateComplete;
    expect(textOf(line)).to.equal('Reconnecting … You can go on writing.');
    line.connection = online;
    await line.updateComplete;
    expect(textOf(line)).to.equal('');
  });

  it('says at once that one is offline, and what becomes of what is written', async () => {
    const line = await aLine(online, { unsent: 2 });
    setOnline(false);
    await line.updateComplete;
    expect(textOf(line)).to.equal('You’re offline. Your 2 messages are sent as soon as it is back.');
  });

  it('offers to sign in again before the session ends', async () => {
    const line = await aLine(online, { endsAt: '2026-01-10T22:00:00.000Z' });
    setTimeout(() => part(line, 'button').click());
    await oneEvent(line, 'iris-sign-in-again');
  });
});
