import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAskModel } from '../src/drafts/model/ask-model.ts';
import * as fake from './support/fake-model.ts';

// Against a fake of a model: a real HTTP server that speaks the protocol and thinks nothing.

let model: fake.FakeModel;
const nobodyStops = new AbortController().signal;
const messages = [{ role: 'user', content: 'How do I get a refund?' }] as const;

beforeAll(async () => {
  model = await fake.startFakeModel();
});
afterAll(() => model.stop());

function ask({ url = model.url, key = undefined as string | undefined, withinMs = 10_000 } = {}) {
  return createAskModel({ url, model: 'small', key }, { stopping: nobodyStops, withinMs })(messages);
}

describe('a model', () => {
  it('is asked over the protocol, and its stream put together, wherever it was cut', async () => {
    const text = 'Straßenkämpfer zahlen nichts 😀.\nNo refund, "sorry".';
    model.behave(fake.says(text));
    expect(await ask({ key: 'secret-key' })).toBe(text);
    expect(model.requests.at(-1)).toEqual({
      path: '/v1/chat/completions',
      authorization: 'Bearer secret-key',
      body: { model: 'small', stream: true, messages },
    });
  });

  it.each(['', '/', '/chat/completions'])('is found when its address ends with "%s"', async (end) => {
    model.behave(fake.says('Yes'));
    await ask({ url: `${model.url}${end}` });
    expect(model.requests.at(-1)).toMatchObject({ path: '/v1/chat/completions', authorization: undefined });
  });

  it.each([
    ['answers 500', fake.fails, 'the model answered 500'],
    ['says nonsense', fake.saysNonsense, 'no chunk of an answer'],
    ['ends too early', fake.endsTooEarly, 'broke off'],
    ['breaks off', fake.breaksOff, 'terminated'],
    ['never ends', fake.neverEnds, 'says too much'],
    ['never ends a line', fake.neverEndsALine, 'has no end'],
    ['sends us elsewhere', fake.redirects, 'fetch failed'],
  ])('that %s has not answered, and is listened to no longer', async (_, behaviour, why) => {
    model.behave(behaviour);
    await expect(ask()).rejects.toThrow(why);
    await expect.poll(() => model.openAnswers()).toBe(0);
    expect(model.requests.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  it.each([
    ['stays silent', fake.staysSilent],
    ['hangs', fake.hangs],
  ])('that %s is given up after the time limit', async (_, behaviour) => {
    model.behave(behaviour);
    await expect(ask({ withinMs: 50 })).rejects.toThrow('timeout');
    await expect.poll(() => model.openAnswers()).toBe(0);
  });

  it('is given up when the service stops', async () => {
    model.behave(fake.hangs);
    const stopping = new AbortController();
    const asked = createAskModel(
      { url: model.url, model: 'small', key: undefined },
      { stopping: stopping.signal },
    );
    const before = model.requests.length;
    const answer = asked(messages);
    await expect.poll(() => model.requests.length).toBe(before + 1);
    stopping.abort();
    await expect(answer).rejects.toThrow('aborted');
  });

  it('that is not there has not answered', async () => {
    await expect(ask({ url: 'http://127.0.0.1:1/v1' })).rejects.toThrow('fetch failed');
  });
});
