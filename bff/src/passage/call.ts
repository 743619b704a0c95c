import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { unavailable } from '../core-api.ts';
import { type Answer, heldAtMost } from './answer.ts';

/**
 * One call on its way. Takes what `undici` tells of it, and makes the answer of that: `request()` would make a stream of
 * each, which costs as much as the call.
 */
export class Call implements Dispatcher.DispatchHandler {
  readonly #answered = Promise.withResolvers<Answer>();
  readonly answer = this.#answered.promise;
  #controller: Dispatcher.DispatchController | undefined;
  #isGone = false;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #held = '';
  /** Of a body that is too long to be held. */
  #stream: Readable | undefined;

  /** Nobody waits for it any more. */
  abort(): void {
    this.#isGone = true;
    this.#controller?.abort(new Error('the client has gone'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isGone) this.abort();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    // How long one without a length is, nobody knows.
    const isEmpty = status === 204 || status === 304;
    if (isEmpty || Number(headers['content-length'] ?? Infinity) <= heldAtMost) return;
    this.#stream = new Readable({
      read: () => this.#controller?.resume(),
      destroy: (error, done) => {
        this.abort();
        done(error);
      },
    });
    this.#answered.resolve(this.#answerWith(this.#stream));
  }

  onResponseData(controller: Dispatcher.DispatchController, bytes: Buffer): void {
    if (!this.#stream) this.#held += bytes.toString('latin1');
    else if (!this.#stream.push(bytes)) controller.pause();
  }

  onResponseEnd(): void {
    if (this.#stream) this.#stream.push(null);
    else this.#answered.resolve(this.#answerWith(this.#held));
  }

  onResponseError(_: Dispatcher.DispatchController, cause: Error): void {
    this.#answered.reject(unavailable(cause));
    this.#stream?.destroy(cause);
  }

  #answerWith(body: string | Readable): Answer {
    return { status: this.#status, headers: this.#headers, body };
  }
}
