import { checkerOf } from '@iris/contract';
import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { type Keywords, keywordsOf } from './keywords.ts';

/** Values that the world has, by the name of the property they are for: ids that exist, cursors that were answered. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Long enough to have every sort of character; longer ones are made at the bound itself. */
const usualLength = 30;

/** Any value that a schema takes, now and then one of those that are known under a property's name. */
export function validValue(schema: unknown, known: Known = {}): fc.Arbitrary<unknown> {
  const keywords = keywordsOf(schema);
  if (keywords.anyOf) return fc.oneof(...keywords.anyOf.map((one) => validValue(one, known)));
  if (keywords.enum) return fc.constantFrom(...keywords.enum);
  if ('const' in keywords) return fc.constant(keywords.const);
  switch (keywords.type) {
    case 'object':
      return validObject(keywords, known);
    case 'array':
      return validArray(keywords, known);
    case 'string':
      return validString(schema, keywords);
    case 'integer':
      return validInteger(keywords);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case undefined:
      return fc.jsonValue();
    default:
      throw new Error(`No values are made of the type ${keywords.type}`);
  }
}

function validObject(
  { properties = {}, required = [], minProperties = 0 }: Keywords,
  known: Known,
): fc.Arbitrary<object> {
  const values = Object.entries(properties).map(([name, schema]) => [name, property(name, schema, known)]);
  return fc
    .record<Record<string, unknown>>(Object.fromEntries(values), { requiredKeys: [...required] })
    .filter((value) => Object.keys(value).length >= minProperties);
}

function property(name: string, schema: unknown, known: Known): fc.Arbitrary<unknown> {
  const fitting = (known[name] ?? []).filter((value) => takes(schema, value));
  const made = validValue(schema, known);
  return fitting.length === 0
    ? made
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: made });
}

function validArray({ items, maxItems = 5, uniqueItems }: Keywords, known: Known): fc.Arbitrary<unknown[]> {
  const maxLength = Math.min(maxItems, 5);
  const item = validValue(items, known);
  return uniqueItems ? fc.uniqueArray(item, { maxLength }) : fc.array(item, { maxLength });
}

function validInteger({
  minimum: min = Number.MIN_SAFE_INTEGER,
  maximum: max = Number.MAX_SAFE_INTEGER,
}: Keywords): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max }));
}

/** What can't be said in the terms of a generator is thrown away: strings alone, of which most fit. */
function validString(schema: unknown, keywords: Keywords): fc.Arbitrary<string> {
  return stringLike(keywords).filter((text) => takes(schema, text));
}

function stringLike({ format = 'text', pattern, minLength = 0, maxLength = usualLength }: Keywords) {
  const ofFormat = formats[format];
  if (ofFormat) return ofFormat;
  if (pattern !== undefined && pattern !== '\\S') return fc.stringMatching(new RegExp(pattern));
  const usual = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, usualLength)) };
  return fc.oneof(
    fc.string({ ...usual, unit: 'grapheme-ascii' }),
    fc.string({ ...usual, unit: 'grapheme-composite' }),
    fc.string({ ...usual, unit: 'binary' }),
    fc.constantFrom('x'.repeat(maxLength), '\u{1F600}'.repeat(maxLength)),
  );
}

const moments = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

/** Values of each format of the contract that is more than a text. */
const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid({ version: 7 }),
  email: fc.emailAddress(),
  date: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  'date-time': fc.oneof(
    moments.map((date) => date.toISOString()),
    moments.map((date) => date.toISOString().replace(/\.\d+Z$/, '+14:00')),
  ),
  'https-url': fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }),
  locale: fc.constantFrom('en', 'de-CH', 'zh-Hant-TW', 'sr-Latn-RS', 'en-u-ca-buddhist'),
  'time-zone': fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
};

const asSchema = (schema: unknown): TSchema => keywordsOf(schema);

/** Whether a schema takes a value. */
export const takes = (schema: unknown, value: unknown): boolean => checkerOf(asSchema(schema)).check(value);
