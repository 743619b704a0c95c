import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ErrorDetail } from '../errors.ts';
import { formatSentences, registerFormats } from './formats.ts';
import { uuidV7 } from './ids.ts';

registerFormats();

/** A compiled schema: a cheap question and, only when the answer is no, the reasons. */
export interface Checker<T> {
  check(value: unknown): value is T;
  /** What is wrong, at most 20 entries, each with a JSON Pointer; empty when nothing is. */
  explain(value: unknown): ErrorDetail[];
  /** Whether all that is wrong is an id without the form of one: it names nothing, so the answer is 404 (contract §2). */
  hasOnlyBadIds(value: unknown): boolean;
}

type SchemaError = ReturnType<ReturnType<typeof Compile>['Errors']>[number];

const compiled = new WeakMap<TSchema, Checker<unknown>>();

/** The checker of a schema, compiled at first use and kept. */
export function checkerOf<S extends TSchema>(schema: S): Checker<Static<S>>;
export function checkerOf(schema: TSchema): Checker<unknown> {
  const known = compiled.get(schema);
  if (known) return known;
  const checker = compile(schema);
  compiled.set(schema, checker);
  return checker;
}

function compile(schema: TSchema): Checker<unknown> {
  const validator = Compile(schema);
  return {
    check: (value): value is unknown => validator.Check(value),
    explain: (value) => validator.Errors(value).flatMap(detailsOf).slice(0, 20),
    hasOnlyBadIds: (value) => {
      const errors = validator.Errors(value).filter((error) => !isOfNullable(error));
      return errors.length > 0 && errors.every(isBadId);
    },
  };
}

function isBadId(error: SchemaError): boolean {
  if (error.keyword === 'format') return error.params.format === 'uuid';
  return error.keyword === 'pattern' && error.params.pattern === uuidV7;
}

/** What a value that may be null is blamed for beside its own fault: that it isn't null, and so fits neither form. */
function isOfNullable(error: SchemaError): boolean {
  return error.keyword === 'anyOf' || (error.keyword === 'type' && error.params.type === 'null');
}

/** typebox reports an unknown key twice and a missing key at its parent: each becomes one entry at the key itself. */
function detailsOf(error: SchemaError): ErrorDetail[] {
  const path = error.instancePath;
  if (isOfNullable(error)) return [];
  switch (error.keyword) {
    case 'boolean':
      return [];
    case 'additionalProperties':
      return error.params.additionalProperties.map((key) => ({
        path: `${path}/${key}`,
        message: 'is not known here',
      }));
    case 'required':
      return error.params.requiredProperties.map((key) => ({
        path: `${path}/${key}`,
        message: 'is required',
      }));
    case 'format':
      return [{ path, message: formatSentences[error.params.format] ?? error.message }];
    case 'enum':
      return [{ path, message: `must be one of ${error.params.allowedValues.map(String).join(', ')}` }];
    default:
      return [{ path, message: error.message }];
  }
}
