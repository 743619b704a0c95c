import { callTimeoutMs } from './call-timeout.ts';
import type { Environment } from './environment.ts';
import { IrisProblem } from './problem.ts';
import { isFields, type Guard } from './shapes.ts';

export interface HttpCall<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Only if what is there still has this ETag; otherwise the call is refused with `conflict`. */
  readonly ifMatch?: string;
  /** Is told the ETag of a success; null when it has none. */
  readonly onEtag?: (etag: string | null) => void;
  /** What the whole body of a success must look like. */
  readonly answer: Guard<T>;
}

/** The answer of calls that have no body (204). */
export const nothing: Guard<null> = (value): value is null => value === null;

/** An answer of the form `{"data": …}`. */
export function dataOf<T>(isData: Guard<T>): Guard<{ data: T }> {
  return (value): value is { data: T } => isFields(value) && isData(value['data']);
}

/**
 * Makes one call and checks its answer.
 * @throws {IrisProblem} for anything but a success of the expected shape.
 */
export async function call<T>(
  environment: Environment,
  baseUrl: string,
  token: string | null,
  { method, path, body, ifMatch, onEtag, answer }: HttpCall<T>,
): Promise<T> {
  const response = await reach(environment, baseUrl + path, {
    method,
    credentials: 'omit',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw problemOf(response);
  if (answer(response.body)) {
    onEtag?.(response.etag);
    return response.body;
  }
  throw new IrisProblem('internal', response.status, { requestId: response.requestId });
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
  readonly requestId: string | null;
  readonly etag: string | null;
}

/** Sends and reads to the end under one time limit: a body can hang as well as a connection. */
async function reach(environment: Environment, url: string, init: RequestInit): Promise<Answer> {
  const abort = new AbortController();
  const cancel = environment.after(callTimeoutMs, () => abort.abort());
  try {
    const response = await environment.fetch(url, { ...init, signal: abort.signal });
    const text = await response.text();
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      ok: response.ok,
      status: response.status,
      body: parse(text),
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : null,
      requestId: response.headers.get('x-request-id'),
      etag: response.headers.get('etag'),
    };
  } catch (cause) {
    throw new IrisProblem('unreachable', 0, { cause });
  } finally {
    cancel();
  }
}

/** A proxy's error page is no JSON; its status still says enough. */
function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf({ status, body, retryAfterMs, requestId }: Answer): IrisProblem {
  const error = isFields(body) && isFields(body['error']) ? body['error'] : {};
  const code =
    typeof error['code'] === 'string' ? error['code'] : status >= 500 ? 'unavailable' : 'unexpected';
  return new IrisProblem(code, status, { retryAfterMs, requestId, error });
}
