import { once } from 'node:events';
import http, { type ServerResponse } from 'node:http';

/** What was asked of the fake. */
export interface ModelRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
}

/** How the fake answers. */
export type Behaviour = (response: ServerResponse) => void;

/**
 * A fake of a language model: a real HTTP server with the streaming protocol of OpenAI's chat endpoint, that thinks
 * nothing and says what a test tells it to.
 */
export interface FakeModel {
  readonly url: string;
  /** All that was ever asked, oldest first. */
  readonly requests: readonly ModelRequest[];
  /** How it answers from here on. */
  behave(behaviour: Behaviour): void;
  /** How many answers somebody still listens to. */
  openAnswers(): number;
  stop(): Promise<void>;
}

const chunk = (choice: object): string =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`;
const delta = (content: string): string => chunk({ delta: { content }, finish_reason: null });
const streamHead = { 'content-type': 'text/event-stream' };

/** Says a text, a few letters at a time, with comments and chunks without a text in between. */
export const says =
  (text: string): Behaviour =>
  (response) => {
    response.writeHead(200, streamHead);
    response.write(`: thinking\n\n${chunk({ delta: { role: 'assistant' }, finish_reason: null })}`);
    const whole = Buffer.from([...(text.match(/.{1,4}/gsu) ?? [])].map(delta).join(''));
    // Cut where no letter ends: what came so far must be kept until it makes sense.
    for (let at = 0; at < whole.length; at += 7) response.write(whole.subarray(at, at + 7));
    response.end(`${chunk({ delta: {}, finish_reason: 'stop' })}data: {"choices":[]}\n\ndata: [DONE]\n\n`);
  };

/** Takes the request and never says anything. */
export const staysSilent: Behaviour = () => undefined;

/** Begins to answer, and then never goes on. */
export const hangs: Behaviour = (response) => {
  response.writeHead(200, streamHead);
  response.write(delta('The'));
};

export const fails: Behaviour = (response) => {
  response.writeHead(500, { 'content-type': 'application/json' });
  response.end('{"error":{"message":"overloaded"}}');
};

/** Talks until nobody listens any more. */
export const neverEnds: Behaviour = (response) => {
  response.writeHead(200, streamHead);
  const goOn = (): void => {
    while (!response.destroyed && response.write(delta('and so on ')));
    if (!response.destroyed) response.once('drain', goOn);
  };
  goOn();
};

/** One line without an end. */
export const neverEndsALine: Behaviour = (response) => {
  response.writeHead(200, streamHead);
  response.write('data: ');
  const goOn = (): void => {
    while (!response.destroyed && response.write('x'.repeat(10_000)));
    if (!response.destroyed) response.once('drain', goOn);
  };
  goOn();
};

export const saysNonsense: Behaviour = (response) => {
  response.writeHead(200, streamHead);
  response.end('data: {"choices": "none"}\n\ndata: [DONE]\n\n');
};

/** Closes the connection in the middle of a sentence, politely or not. */
export const endsTooEarly: Behaviour = (response) => {
  response.writeHead(200, streamHead);
  response.end(delta('The amount goes'));
};
export const breaksOff: Behaviour = (response) => {
  response.writeHead(200, streamHead);
  response.write(delta('The amount goes'), () => response.destroy());
};

export const redirects: Behaviour = (response) => {
  response.writeHead(307, { location: '/elsewhere' });
  response.end();
};

export async function startFakeModel(): Promise<FakeModel> {
  const requests: ModelRequest[] = [];
  const open = new Set<ServerResponse>();
  let behaviour = says('Hello');
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(parts).toString()),
      });
      open.add(response);
      response.once('close', () => open.delete(response));
      behaviour(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    behave: (next) => void (behaviour = next),
    openAnswers: () => open.size,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
