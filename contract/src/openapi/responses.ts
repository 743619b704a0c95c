import type { TSchema } from 'typebox';
import { type ErrorCode, errorCodes } from '../errors.ts';
import { codesOfRoute } from '../rest/codes-of-route.ts';
import type { Route } from '../rest/route.ts';

type Json = Record<string, unknown>;

/** Headers that answers carry, described once (contract §2). */
export const headers: Json = {
  'X-Request-Id': {
    description: 'Names this request in our log; the one that was sent, if it is sane',
    schema: { type: 'string' },
  },
  'RateLimit-Limit': { description: 'Calls that the limit allows', schema: { type: 'integer' } },
  'RateLimit-Remaining': { description: 'Calls that are left of it', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds until it is whole again', schema: { type: 'integer' } },
  'Retry-After': {
    description: 'Seconds to wait before trying again',
    schema: { type: 'integer', minimum: 1 },
  },
  'WWW-Authenticate': { description: 'Always `Bearer`', schema: { type: 'string' } },
  'Idempotent-Replayed': {
    description: '`true` where this is the answer to an earlier, equal request',
    schema: { type: 'string', enum: ['true'] },
  },
};

const named = (...names: string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const always = named('X-Request-Id');
const limits = named('RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset');

const inWords: Readonly<Record<string, string>> = {
  200: 'OK',
  201: 'Made',
  202: 'Accepted: it goes on from here',
  204: 'Done; no body',
  304: 'Not changed since the ETag that was sent; no body',
};

const content = (media: Json): Json => ({ content: { 'application/json': media } });

/** Everything that a route may answer, by status. */
export function responsesOf(route: Route): Json {
  return { ...successes(route), ...failures(route) };
}

function successes(route: Route): Json {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, schema]) => [status, success(route, status, schema)]),
  );
}

function success(route: Route, status: string, schema: TSchema | null): Json {
  const isReplay =
    status === '200' && '201' in route.answers && route.method === 'POST' && !route.access.public;
  return {
    description: isReplay ? 'The answer to an earlier, equal request' : (inWords[status] ?? 'Done'),
    headers: {
      ...always,
      ...(!route.access.public && limits),
      ...((isReplay || (route.repeatable && status !== '201')) && named('Idempotent-Replayed')),
    },
    ...(schema && content({ schema })),
  };
}

/** One response a status; its description lists the codes that come with it, its examples show each. */
function failures(route: Route): Json {
  const byStatus = Map.groupBy(codesOfRoute(route), (code) => errorCodes[code].status);
  return Object.fromEntries([...byStatus].map(([status, codes]) => [String(status), failure(status, codes)]));
}

function failure(status: number, codes: readonly ErrorCode[]): Json {
  return {
    description: codes.join(', '),
    headers: {
      ...always,
      ...(status === 401 && named('WWW-Authenticate')),
      ...(status === 429 && limits),
      ...((status === 429 || status === 503) && named('Retry-After')),
    },
    ...content({
      schema: { $ref: '#/components/schemas/Error' },
      examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
    }),
  };
}

const exampleOf = (code: ErrorCode): Json => ({
  error: {
    code,
    message: errorCodes[code].message,
    request_id: '01890a5d-ac96-774b-bcce-b302099a8057',
  },
});
