import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import { eventData } from './event-stream.ts';

/** Where an OpenAI-compatible chat endpoint is, and as whom to ask it. */
export interface ModelAddress {
  /** With or without `/chat/completions` at its end. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
}

export interface ModelMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/**
 * Asks a model and gives its whole answer.
 * @throws {Error} when it is too slow, out of reach, refuses, breaks off, says too much or not what the protocol has;
 *   the message quotes nothing of what was said
 */
export type AskModel = (messages: readonly ModelMessage[]) => Promise<string>;

export const answerWithinMs = 10_000;
const charactersAtMost = 4_000;

/** Of a chunk, what is of use here; endpoints send more, and not all the same. */
const Chunk = Type.Object({
  choices: Type.Array(
    Type.Object({
      delta: Type.Optional(Type.Object({ content: Type.Optional(Type.Union([Type.String(), Type.Null()])) })),
      finish_reason: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    }),
  ),
});

export function createAskModel(
  { url, model, key }: ModelAddress,
  { stopping, withinMs = answerWithinMs }: { readonly stopping: AbortSignal; readonly withinMs?: number },
): AskModel {
  const endpoint = url.replace(/\/+$/, '').replace(/(?:\/chat\/completions)?$/, '/chat/completions');
  return async (messages) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, messages, stream: true }),
      // Whoever is redirected would carry the key, and what was said, to somewhere else.
      redirect: 'error',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(withinMs)]),
    });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new Error(`the model answered ${response.status}`);
    }
    return whole(response.body);
  };
}

/** The text of a streamed answer. Leaving it early, for whatever reason, ends the connection. */
async function whole(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  let hasEnded = false;
  for await (const data of eventData(body)) {
    if (data === '[DONE]') return text;
    const [choice] = chunkIn(data).choices;
    text += choice?.delta?.content ?? '';
    if (text.length > charactersAtMost) throw new Error('the model says too much');
    if (typeof choice?.finish_reason === 'string') hasEnded = true;
  }
  if (!hasEnded) throw new Error('the model broke off');
  return text;
}

function chunkIn(data: string): Static<typeof Chunk> {
  const chunk: unknown = parsed(data);
  if (!Value.Check(Chunk, chunk)) throw new Error('the model says something that is no chunk of an answer');
  return chunk;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // Without the parser's error as cause: it quotes what was sent.
    return undefined;
  }
}
