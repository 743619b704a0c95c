import fc from 'fast-check';
import { type Keywords, keywordsOf } from './keywords.ts';
import { type Known, validValue } from './valid.ts';

/** What trips programs up, wherever it stands. */
const troublesome = fc.constantFrom<unknown[]>(
  '',
  ' ',
  '\0',
  '\uD800',
  '\uFFFF\u202E',
  '../../etc/passwd',
  "'; drop table iris.users; --",
  '${7*7}{{7*7}}%s%n',
  '2026-02-30T00:00:00.000Z',
  '2016-12-31T23:59:60Z',
  '9999-12-31T23:59:59.999999Z',
  '0000-01-01T00:00:00Z',
  '0000-01-01',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(9_000),
  null,
  true,
  -0,
  1.5,
  1e308,
  -(2 ** 53),
  [],
  {},
);

/** What a schema takes, with one thing wrong in it; some of them it still takes. */
export function brokenValue(schema: unknown, known: Known = {}): fc.Arbitrary<unknown> {
  const keywords = keywordsOf(schema);
  const anything = fc.oneof(troublesome, fc.jsonValue(), fc.string({ unit: 'binary' }));
  const near = [...brokenObject(keywords, known), ...brokenArray(keywords, known), ...pastBounds(keywords)];
  const inside = (keywords.anyOf ?? []).map((one) => brokenValue(one, known));
  return fc.oneof(
    { weight: 1, arbitrary: anything },
    ...[...near, ...inside].map((arbitrary) => ({ weight: 2, arbitrary })),
  );
}

function brokenObject({ type, properties = {}, required = [] }: Keywords, known: Known) {
  if (type !== 'object') return [];
  const whole = validValue({ type, properties, required }, known).map((value) => Object(value));
  const changed = Object.entries(properties).map(([name, schema]) =>
    fc.tuple(whole, brokenValue(schema, known)).map(([value, wrong]) => ({ ...value, [name]: wrong })),
  );
  const lacking = required.map((missing) =>
    whole.map((value) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== missing))),
  );
  const extended = fc
    .tuple(whole, fc.oneof(fc.string(), fc.constantFrom('__proto__', 'tenant_id')), fc.jsonValue())
    .map(([value, name, more]) => Object.fromEntries([...Object.entries(value), [name, more]]));
  return [...changed, ...lacking, extended];
}

function brokenArray({ type, items, maxItems }: Keywords, known: Known) {
  if (type !== 'array') return [];
  const item = validValue(items, known);
  return [
    fc.array(brokenValue(items, known), { maxLength: 3 }),
    item.map((one) => [one, one]),
    ...(maxItems === undefined ? [] : [item.map((one) => Array.from({ length: maxItems + 1 }, () => one))]),
  ];
}

/** Just beyond what a number or a length may be, and of another kind. */
function pastBounds({ type, minimum, maximum, minLength = 0, maxLength }: Keywords) {
  if (type === 'integer') {
    const beyond = [minimum === undefined ? 0.5 : minimum - 1, maximum === undefined ? 2 ** 63 : maximum + 1];
    return [fc.constantFrom(...beyond, 0.5, String(minimum ?? 0))];
  }
  if (type !== 'string') return [];
  return [fc.constantFrom('x'.repeat(Math.max(0, minLength - 1)), 'x'.repeat((maxLength ?? 9_000) + 1))];
}
