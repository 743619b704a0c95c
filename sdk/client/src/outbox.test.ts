import type { Message } from '@iris/contract';
import { describe, expect, it } from 'vitest';
import { aMessage, draftId } from './factories.ts';
import { createOutbox } from './outbox.ts';
import { IrisProblem } from './problem.ts';
import type { NewMessage } from './rest.ts';
import { virtualEnvironment } from './virtual-environment.ts';

const key = 'outbox';

function anOutbox(page = new Map<string, string>()) {
  const environment = virtualEnvironment(new Map(), page);
  const posted: string[] = [];
  const drafts: (string | undefined)[] = [];
  const sent: Message[] = [];
  const server: { problem: IrisProblem | null } = { problem: null };
  const outbox = createOutbox({
    environment,
    key,
    post: async ({ client_message_id, content, draft_id }: NewMessage) => {
      posted.push(client_message_id);
      drafts.push(draft_id);
      if (server.problem !== null) throw server.problem;
      return aMessage(posted.length, { content, client_message_id });
    },
    onChange: () => {},
    onSent: (message) => sent.push(message),
  });
  const statuses = () => outbox.entries.map(({ status }) => status);
  const contents = () => sent.map(({ content }) => content);
  return { environment, outbox, posted, drafts, server, statuses, contents, page };
}

const unreachable = new IrisProblem('unreachable', 0);

describe('outbox', () => {
  it('sends in the order written, one at a time', async () => {
    const { environment, outbox, contents } = anOutbox();
    for (const text of ['one', 'two', 'three']) outbox.add(text);
    expect(outbox.entries).toHaveLength(3);
    await environment.advance(0);
    expect(contents()).toEqual(['one', 'two', 'three']);
    expect(outbox.entries).toEqual([]);
  });

  it('13: repeats a message that could not be delivered as the same message', async () => {
    const { environment, outbox, posted, server, statuses, contents } = anOutbox();
    server.problem = unreachable;
    outbox.add('hello');
    await environment.advance(5_000);
    expect(statuses()).toEqual(['waiting']);
    server.problem = null;
    await environment.advance(4_000);
    expect(contents()).toEqual(['hello']);
    expect(new Set(posted).size).toBe(1);
    expect(posted.length).toBeGreaterThan(1);
  });

  it('waits as long as Retry-After says', async () => {
    const { environment, outbox, posted, server } = anOutbox();
    server.problem = new IrisProblem('rate_limited', 429, { retryAfterMs: 30_000 });
    outbox.add('hello');
    await environment.advance(29_000);
    expect(posted).toHaveLength(1);
    await environment.advance(3_000);
    expect(posted).toHaveLength(2);
  });

  it('marks a refused message as failed and goes on with the next', async () => {
    const { environment, outbox, server, statuses, contents } = anOutbox();
    server.problem = new IrisProblem('validation_failed', 400);
    outbox.add('bad');
    await environment.advance(0);
    expect(statuses()).toEqual(['failed']);
    expect(outbox.entries[0]?.code).toBe('validation_failed');
    server.problem = null;
    outbox.add('good');
    await environment.advance(0);
    expect(contents()).toEqual(['good']);
    expect(statuses()).toEqual(['failed']);
  });

  it('tries a failed message again when asked, as the same message', async () => {
    const { environment, outbox, posted, server, contents } = anOutbox();
    server.problem = new IrisProblem('forbidden', 403);
    outbox.add('hello');
    await environment.advance(0);
    server.problem = null;
    outbox.retry(posted[0] ?? '');
    await environment.advance(0);
    expect(contents()).toEqual(['hello']);
    expect(new Set(posted).size).toBe(1);
  });

  it('says which draft a message is, also after a reload, and of other messages nothing', async () => {
    const first = anOutbox();
    first.server.problem = unreachable;
    first.outbox.add('hello', draftId);
    await first.environment.advance(0);
    first.outbox.stop();
    const second = anOutbox(first.page);
    second.outbox.flush();
    await second.environment.advance(0);
    second.outbox.add('my own words');
    await second.environment.advance(0);
    expect([...first.drafts, ...second.drafts]).toEqual([draftId, draftId, undefined]);
  });

  it('sends a message whose draft was used as one’s own words, once somebody wants that', async () => {
    const { environment, outbox, posted, drafts, server, contents } = anOutbox();
    server.problem = new IrisProblem('conflict', 409);
    outbox.add('hello', draftId);
    await environment.advance(60_000);
    expect(outbox.entries).toMatchObject([{ content: 'hello', status: 'failed', code: 'conflict' }]);
    server.problem = null;
    outbox.retry(posted[0] ?? '');
    await environment.advance(0);
    expect(contents()).toEqual(['hello']);
    expect(drafts).toEqual([draftId, undefined]);
  });

  it('tells the visitor when our side keeps failing', async () => {
    const { environment, outbox, posted, server, statuses } = anOutbox();
    server.problem = new IrisProblem('internal', 500);
    outbox.add('hello');
    await environment.advance(60_000);
    expect(statuses()).toEqual(['failed']);
    expect(posted).toHaveLength(5);
  });

  it('keeps a message for the next login instead of failing it', async () => {
    const { environment, outbox, server, statuses, contents } = anOutbox();
    server.problem = new IrisProblem('session_expired', 401);
    outbox.add('hello');
    await environment.advance(60_000);
    expect(statuses()).toEqual(['waiting']);
    server.problem = null;
    outbox.flush();
    await environment.advance(0);
    expect(contents()).toEqual(['hello']);
  });

  it('14: keeps what is unsent over a reload and sends it once', async () => {
    const first = anOutbox();
    first.server.problem = unreachable;
    first.outbox.add('hello');
    await first.environment.advance(100);
    first.outbox.stop();
    const second = anOutbox(first.page);
    expect(second.outbox.entries).toMatchObject([{ content: 'hello', status: 'waiting' }]);
    second.outbox.flush();
    await second.environment.advance(0);
    expect(second.contents()).toEqual(['hello']);
    expect(second.posted).toEqual([first.posted[0]]);
    expect(second.page.has(key)).toBe(false);
  });

  it('stores nothing while nothing is written', () => {
    expect(anOutbox().page.size).toBe(0);
  });

  it('takes what is stored with a grain of salt', () => {
    for (const text of ['{', '{}', '[1, {"content": 2}]'])
      expect(anOutbox(new Map([[key, text]])).outbox.entries).toEqual([]);
  });

  it('forgets a message that came back by another way', async () => {
    const { environment, outbox, posted, server } = anOutbox();
    server.problem = unreachable;
    outbox.add('hello');
    await environment.advance(0);
    outbox.acknowledge(posted[0] ?? '');
    expect(outbox.entries).toEqual([]);
    await environment.advance(60_000);
    expect(posted).toHaveLength(1);
  });

  it('leaves no timer when stopped', async () => {
    const { environment, outbox, server } = anOutbox();
    server.problem = unreachable;
    outbox.add('hello');
    await environment.advance(0);
    outbox.stop();
    expect(environment.timers).toBe(0);
  });
});
