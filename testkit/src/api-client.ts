import {
  type AnswerBodies,
  checkerOf,
  codesOfRoute,
  ErrorEnvelope,
  type ErrorCode,
  errorCodes,
  type Route,
} from '@iris/contract';
import { recordAnswer } from './records/answers.ts';
import { recordSecretsIn } from './records/secrets.ts';

/** What a call carries. Deliberately loose: tests send wrong things too. */
export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface AnyAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A success that the route promises; `status` tells which. */
export type Answer<R extends Route> = AnyAnswer & AnswerBodies<R>;

/** An error that the route promises, in the envelope of contract §2. */
export interface Refusal extends AnyAnswer {
  readonly status: (typeof errorCodes)[ErrorCode]['status'];
  readonly body: ErrorEnvelope;
}

/** Calls routes and checks every answer against the contract: status, body, code, request id. */
export interface ApiClient {
  /** Any answer that the route may give. @throws when the answer breaks the contract */
  call<R extends Route>(route: R, input?: CallInput): Promise<Answer<R> | Refusal>;
  /** A success. @throws when the answer is an error, or breaks the contract */
  ok<R extends Route>(route: R, input?: CallInput): Promise<Answer<R>>;
  /** An error. @throws when the answer is a success, or breaks the contract */
  refused(route: Route, input?: CallInput): Promise<Refusal>;
}

/**
 * A client of core-api, or, with an `origin`, of the bff as a page of that origin meets it (which may then also
 * answer `origin_not_allowed`).
 */
export function apiClient(baseUrl: string, { origin }: { origin?: string } = {}): ApiClient {
  const call = async <R extends Route>(route: R, input: CallInput = {}): Promise<Answer<R> | Refusal> => {
    const answer = await send(baseUrl, route, {
      ...input,
      headers: { ...(origin && { origin }), ...input.headers },
    });
    const codes = [...codesOfRoute(route), ...(origin ? ['origin_not_allowed'] : [])];
    if (!isPromisedAnswer(route, answer) && !isPromisedRefusal(answer, codes))
      throw new Error(`${nameOf(route)} broke the contract: ${breach(route, answer)}`);
    recordSecretsIn(answer.body);
    // What the bff lets through, or answers itself, says nothing about core-api.
    if (!origin) recordAnswer(route, answer);
    return answer;
  };
  return {
    call,
    async ok(route, input) {
      const answer = await call(route, input);
      if (isPromisedAnswer(route, answer)) return answer;
      throw new Error(`${nameOf(route)} was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    async refused(route, input) {
      const answer = await call(route, input);
      if (isPromisedRefusal(answer, Object.keys(errorCodes))) return answer;
      throw new Error(`${nameOf(route)} was not refused but answered ${answer.status}`);
    },
  };
}

async function send(baseUrl: string, route: Route, input: CallInput): Promise<AnyAnswer> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries(input.query ?? {})) url.searchParams.set(name, String(value));
  const headers = new Headers(input.body === undefined ? {} : { 'content-type': 'application/json' });
  if (input.token !== undefined) headers.set('authorization', `Bearer ${input.token}`);
  for (const [name, value] of Object.entries(input.headers ?? {})) headers.set(name, value);
  const body = typeof input.body === 'string' ? input.body : JSON.stringify(input.body);
  const response = await fetch(url.href, {
    method: route.method,
    headers,
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

function isPromisedAnswer<R extends Route>(route: R, answer: AnyAnswer): answer is Answer<R> {
  const schema = route.answers[answer.status];
  if (schema === undefined) return false;
  return (
    hasRequestId(answer) && (schema === null ? answer.body === null : checkerOf(schema).check(answer.body))
  );
}

function isPromisedRefusal(answer: AnyAnswer, codes: readonly string[]): answer is Refusal {
  if (!checkerOf(ErrorEnvelope).check(answer.body)) return false;
  const { code, request_id } = answer.body.error;
  return (
    codes.includes(code) &&
    errorCodes[code].status === answer.status &&
    request_id === answer.headers.get('x-request-id')
  );
}

function hasRequestId({ headers }: AnyAnswer): boolean {
  return Boolean(headers.get('x-request-id'));
}

function breach(route: Route, answer: AnyAnswer): string {
  const schema = route.answers[answer.status] ?? ErrorEnvelope;
  const details = checkerOf(schema).explain(answer.body);
  const requestId = answer.headers.get('x-request-id');
  return JSON.stringify({ status: answer.status, requestId, details, body: answer.body });
}

function nameOf(route: Route): string {
  return `${route.id} (${route.method} ${route.path})`;
}
