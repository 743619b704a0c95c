import type { Route } from '@iris/contract';
import type { CallInput } from '@iris/testkit';
import fc from 'fast-check';

/** Values that fit some field: what gets a body past the first check, and on to the next. */
const plausible: Readonly<Record<string, readonly unknown[]>> = {
  client_message_id: ['m-1', 'x'.repeat(64), 'x'.repeat(65)],
  company_name: ['Example'],
  content: ['Hello', ' x ', 'x'.repeat(8_000), '😀'.repeat(8_000), '😀'.repeat(8_001)],
  content_type: ['text', 'markdown', 'event'],
  display_name: ['Ada', '\u202Eadaš'],
  email: ['ada@example.com', 'ada', '@', `${'a'.repeat(250)}@b.example`],
  external_user_id: ['ada', 'ADA', 'x'.repeat(256)],
  from: ['2026-01-31', '2026-02-30', '0000-01-01', '2026-01-31T00:00:00Z', '2016-12-31T23:59:60Z'],
  full_name: ['Ada Lovelace'],
  grace_seconds: [0, 86_400, 86_401, -1, 0.5],
  is_typing: [true, false],
  key_type: ['secret', 'publishable'],
  messages_days: [1, 36_500, 0, 36_501, 1.5],
  audit_days: [2_190, 36_501],
  attachments_days: [730, '730'],
  guests_days: [365, -1],
  name: ['Production', ' '],
  org_role: ['owner', 'admin', 'viewer', 'king'],
  password: ['long enough', 'short'],
  role: ['member', 'moderator', 'owner'],
  scopes: [[], ['chat:messages.read'], ['chat:messages.read', 'chat:messages.read'], ['all']],
  seq: [0, 1, 2 ** 53, -1, 1.5],
  slug: ['ada-and-co', 'www', '--', 'A'],
  status: ['online', 'away', 'offline', 'open'],
  state: ['unassigned', 'mine', 'open', 'archived', 'spam'],
  q: ['hello', "it's", '!', '\\', ':*', '& |', '😀', 'x'.repeat(200), 'x'.repeat(201)],
  tag: ['billing', ' BIG  order ', 'x'.repeat(41)],
  tags: [[], ['billing'], ['a', 'A', ' a '], Array.from({ length: 21 }, (_, i) => `tag ${i}`), ['']],
  user_id: [null],
  limit: ['1', '100', '0', '101', '1e2', 'NaN'],
  to: ['2026-01-31', '2026-13-01', '9999-12-31', '9999-12-31T23:59:59.999999Z'],
  after_seq: ['0', '9007199254740993', '-1'],
  cursor: ['x', 'e30', 'eyJzZXEiOjF9', 'bnVsbA'],
};

const troublesome = fc.constantFrom<unknown[]>(
  '',
  ' ',
  '\0',
  '\uD800',
  '\uFFFF\u202E',
  '../../etc/passwd',
  "'; drop table iris.users; --",
  '${7*7}{{7*7}}%s%n',
  'x'.repeat(9_000),
  null,
  -0,
  1e308,
  -(2 ** 53),
  '01a1fc8d-1691-757f-bbc4-7fd46faff2cc',
  '00000000-0000-0000-0000-000000000000',
  [],
  {},
);

const value = (key: string) =>
  fc.oneof(
    troublesome,
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...(plausible[key] ?? [null])),
  );

/** An object that has some of the route's fields, and sometimes fields of nobody's. */
function bodyOf(route: Route) {
  const keys = Object.keys(route.body?.properties ?? {});
  const known = fc.record(Object.fromEntries(keys.map((key) => [key, value(key)])), { requiredKeys: [] });
  const fitting = fc.record(
    Object.fromEntries(keys.map((key) => [key, fc.constantFrom(...(plausible[key] ?? [null]))])),
  );
  const extra = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 });
  return fc.oneof(
    { weight: 4, arbitrary: known },
    { weight: 2, arbitrary: fitting },
    { weight: 2, arbitrary: fc.tuple(known, extra).map(([one, other]) => ({ ...one, ...other })) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: rawText },
  );
}

/** What is no JSON, or too much of it. */
const rawText = fc.constantFrom(
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

const contentTypes = fc.constantFrom(
  'application/json',
  'application/json; charset=latin1',
  'text/plain',
  'application/x-www-form-urlencoded',
  'nonsense',
);

function queryOf(route: Route): fc.Arbitrary<Readonly<Record<string, string>>> {
  const pairs = ['nobody', ...Object.keys(route.query?.properties ?? {})].map((key) => {
    const texts = fc.constantFrom('', '\0', ...(plausible[key] ?? []).map(String));
    return fc.tuple(fc.constant(key), fc.oneof(fc.string(), texts));
  });
  return fc.subarray(pairs).chain((some) => fc.tuple(...some).map((entries) => Object.fromEntries(entries)));
}

/** Mostly the thing that is there; else something that can't be, but stays one segment of the path. */
function paramsOf(there: Readonly<Record<string, string>>): fc.Arbitrary<Readonly<Record<string, string>>> {
  const wrong = fc
    .oneof(fc.string({ minLength: 1 }), fc.uuid(), fc.constantFrom('%00', 'null', 'x'.repeat(2_000)))
    .filter((text) => text !== '.' && text !== '..' && text.isWellFormed());
  const pairs = Object.entries(there).map(([name, right]) => {
    const either = fc.oneof({ weight: 5, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: wrong });
    return fc.tuple(fc.constant(name), either);
  });
  return fc.tuple(...pairs).map((entries) => Object.fromEntries(entries));
}

/** One call in five is wrong in its address or its content type too; the others only in their body. */
function callsOf(route: Route, there: Readonly<Record<string, string>>): fc.Arbitrary<CallInput> {
  const params = paramsOf(there);
  if (route.method === 'GET') return fc.record({ params, query: queryOf(route) });
  const body = bodyOf(route);
  const headers = contentTypes.map((type) => ({ 'content-type': type }));
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ params, body }) },
    { weight: 1, arbitrary: fc.record({ params, body, headers, query: queryOf(route) }) },
  );
}

/** Random calls of a route, the same for the same seed; `there` are the ids that its path may name. */
export function badCalls(
  route: Route,
  there: Readonly<Record<string, string>>,
  { count, seed }: { count: number; seed: number },
): readonly CallInput[] {
  return fc.sample(callsOf(route, there), { numRuns: count, seed });
}
