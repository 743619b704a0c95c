import { checkerOf, idempotencyHeader, type Route } from '@iris/contract';
import { brokenValue, type CallInput, type Known, takes, validValue } from '@iris/testkit';
import fc from 'fast-check';

type Texts = Readonly<Record<string, string>>;

/** What is no JSON, or no object, or too much of either. */
const rawBodies = fc.constantFrom(
  '',
  '{',
  '{"a":1,}',
  'null',
  '"text"',
  '\uFEFF{}',
  '{"__proto__":{"a":1},"constructor":{}}',
  '['.repeat(20_000),
  `{"content":"${'x'.repeat(70_000)}"}`,
  '\0',
);

/**
 * Any call of a route: its parts are made from their schemas, and broken as often as not, but mostly one at a time: what
 * comes after the first thing wrong is never looked at. `token` is the caller's own.
 */
export function anyCall(route: Route, known: Known, token: string | undefined): fc.Arbitrary<CallInput> {
  const right = {
    params: asTexts(validValue(route.params ?? {}, known)),
    query: asTexts(validValue(route.query ?? nothing, known)),
    body: validValue(route.body ?? nothing, known),
    headers: fc.constant<Texts>({}),
  };
  const wrong = {
    params: paramsLike(route, known),
    query: asTexts(
      fc.oneof(brokenValue(route.query ?? nothing, known), fc.dictionary(fc.string(), fc.string())),
    ),
    body: fc.oneof(
      { weight: 4, arbitrary: brokenValue(route.body ?? nothing, known) },
      { weight: 1, arbitrary: rawBodies },
    ),
    headers: asTexts(fc.record(headersLike(token), { requiredKeys: [] })),
  };
  const { query, headers, params } = wrong;
  const calls = [
    { weight: 3, arbitrary: fc.record(right) },
    { weight: 4, arbitrary: fc.record(route.body ? { ...right, body: wrong.body } : { ...right, query }) },
    { weight: 1, arbitrary: fc.record({ ...right, params }) },
    { weight: 1, arbitrary: fc.record({ ...right, headers }) },
    { weight: 1, arbitrary: fc.record(wrong) },
  ];
  return fc.oneof(...calls).map((call) => withoutBody(route, call));
}

const nothing = { type: 'object' };

/** `fetch` sends none with a GET. */
const withoutBody = ({ method }: Route, { body, ...call }: CallInput): CallInput =>
  method === 'GET' ? call : { ...call, body };

const asTexts = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Texts> =>
  values.map((value) => {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([name, one]) => [name, textOf(one)]));
  });

/** An address takes no lone surrogates, and not all of 16 KiB: Node itself would refuse it. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return Array.from(text.toWellFormed()).slice(0, 520).join('');
}

/** What can't be, but stays one segment of the path. */
function paramsLike(route: Route, known: Known): fc.Arbitrary<Texts> {
  const segments = fc.oneof(
    fc.string({ minLength: 1 }).filter((text) => text !== '.' && text !== '..'),
    fc.uuid(),
    fc.constantFrom('%00', 'null', '\0', 'x'.repeat(2_000), "'; drop table iris.users; --"),
  );
  const names = Object.keys(route.params?.properties ?? {});
  const rightOnes = asTexts(validValue(route.params ?? nothing, known));
  return fc
    .tuple(rightOnes, fc.constantFrom(...(names.length > 0 ? names : ['nobody'])), segments)
    .map(([params, name, segment]) => ({ ...params, [name]: segment }));
}

/** Whatever a header can carry. */
const headerText = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
});

function headersLike(token: string | undefined): Record<string, fc.Arbitrary<string>> {
  return {
    'content-type': fc.constantFrom(
      'application/json',
      'application/json; charset=latin1',
      'text/plain',
      'application/x-www-form-urlencoded',
      'nonsense',
    ),
    'idempotency-key': fc.oneof(headerText, fc.constantFrom('once', 'x'.repeat(255), 'x'.repeat(256), 'ä')),
    'if-none-match': fc.oneof(headerText, fc.constantFrom('*', 'W/"x"', '"a", "b"')),
    'x-request-id': fc.oneof(headerText, fc.constantFrom('a-b:c.d', 'x'.repeat(128), 'x'.repeat(129))),
    origin: fc.oneof(headerText, fc.constantFrom('null', 'https://shop.example', 'http://localhost:1')),
    'x-api-key': fc.constantFrom('iris_sk_', `iris_sk_${'0'.repeat(36)}_${'x'.repeat(43)}`, 'ä'),
    ...(token && {
      authorization: fc.constantFrom(
        `bearer  ${token}`,
        `Bearer ${token.slice(0, -1)}`,
        `Bearer ${token} ${token}`,
        'Bearer',
        'Basic dXNlcjpwYXNz',
        ' ',
      ),
    }),
  };
}

/** Whether a call is right in its form: what is not has to be refused. */
export function isFitting(route: Route, { params, query, body, headers = {} }: CallInput): boolean {
  const key = headers['idempotency-key'];
  return (
    (!route.params || takes(route.params, params)) &&
    (!route.query || takes(route.query, withNumbers(route, query))) &&
    (!route.body || isFittingBody(route, body, headers['content-type'])) &&
    (!route.repeatable || key === undefined || isIdempotencyKey(key.trim()))
  );
}

const isIdempotencyKey = (key: string) =>
  key === '' || checkerOf(idempotencyHeader).check({ 'Idempotency-Key': key });

/** Numbers stand in an address as their digits. */
function withNumbers({ query }: Route, texts: CallInput['query'] = {}): Record<string, unknown> {
  const entries = Object.entries(texts).map(([name, text]) => [
    name,
    Object(query?.properties[name]).type === 'integer' && /^\d+$/.test(String(text)) ? Number(text) : text,
  ]);
  return Object.fromEntries(entries);
}

function isFittingBody(route: Route, body: unknown, type = 'application/json'): boolean {
  if (body === '') return route.bodyIsOptional === true;
  if (type !== 'application/json' || !route.body) return false;
  return takes(route.body, typeof body === 'string' ? parsed(body.replace(/^\uFEFF/, '')) : body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
