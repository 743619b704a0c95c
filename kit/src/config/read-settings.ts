import type { Static, TObject, TSchema } from 'typebox';
import Value from 'typebox/value';
import { irisVariables } from './iris-variables.ts';
import { masked } from './masked.ts';

/** A setting that stops the start. `message` is one line: the variable, what it got, what it takes. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Environment variables as a process gets them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings a process declares. `spec` is an object schema whose keys are the variables' names; each
 * property says in its `description` what it takes, and in `default` what unset (or empty) means.
 * @throws {SettingsError} at the first value that doesn't fit, and at an `IRIS_…` name that no process knows
 */
export function readSettings<S extends TObject>(spec: S, env: Environment): Readonly<Static<S>> {
  refuseUnknownNames(env);
  const values: unknown = Value.Default(spec, setValues(spec, env));
  if (Value.Check(spec, values)) return Object.freeze(values);
  throw new SettingsError(whatIsWrong(spec, env, values));
}

function setValues(spec: TObject, env: Environment): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, schema] of Object.entries(spec.properties)) {
    const text = env[name]?.trim();
    if (text) values[name] = isNumeric(schema) && decimal.test(text) ? Number(text) : text;
  }
  return values;
}

/** Not `Value.Convert`: that one makes 81 of "81.5" and 16 of "0x10". */
const decimal = /^-?\d+(?:\.\d+)?$/;

function isNumeric(schema: TSchema): boolean {
  return 'type' in schema && (schema.type === 'integer' || schema.type === 'number');
}

function refuseUnknownNames(env: Environment): void {
  const unknown = Object.keys(env).find((name) => name.startsWith('IRIS_') && !irisVariables.has(name));
  if (unknown) {
    const known = [...irisVariables].join(', ');
    throw new SettingsError(`${unknown}: got a value, but there is no such setting; Iris takes ${known}`);
  }
}

function whatIsWrong(spec: TObject, env: Environment, values: unknown): string {
  for (const [name, schema] of Object.entries(spec.properties)) {
    const value: unknown = Reflect.get(Object(values), name);
    if (value === undefined ? !spec.required?.includes(name) : Value.Check(schema, value)) continue;
    const got = value === undefined ? 'nothing' : JSON.stringify(masked(name, env[name] ?? ''));
    const takes = 'description' in schema ? String(schema.description) : 'another value';
    return `${name}: got ${got}, takes ${takes}`;
  }
  return 'The settings do not fit together';
}
