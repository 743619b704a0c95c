import type { Schema } from './api-document.ts';
import { escape, sentence } from './escape.ts';

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

const deepest = 3;

/** The fields of an object, those of objects inside it after them, as rows of a table. */
export function fieldTable(schema: Schema): string {
  return tableOf(fieldsOf(schema, '', 1));
}

/** Rows of a table, one a field. */
export function tableOf(fields: readonly Field[]): string {
  if (fields.length === 0) return '';
  return `<table><tbody>${fields.map(row).join('')}</tbody></table>`;
}

function row({ name, schema, isRequired }: Field): string {
  const words = [schema.description && sentence(schema.description), limits(schema)]
    .filter(Boolean)
    .join('; ');
  const optional = isRequired ? '' : ' <span class="optional">optional</span>';
  return `<tr><th scope="row"><code>${escape(name)}</code>${optional}</th><td><span class="type">${escape(typeOf(schema))}</span>${words ? ` ${words}` : ''}</td></tr>`;
}

function fieldsOf(schema: Schema, prefix: string, depth: number): Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const inner = innerOf(property);
    const below = inner && depth < deepest ? fieldsOf(inner.schema, `${name}${inner.joint}`, depth + 1) : [];
    return [{ name, schema: property, isRequired: required.has(key) }, ...below];
  });
}

/** The object inside a field: itself, or what a list or a nullable holds. */
function innerOf(schema: Schema): { schema: Schema; joint: string } | undefined {
  if (schema.properties) return { schema, joint: '.' };
  if (schema.items?.properties) return { schema: schema.items, joint: '[].' };
  const object = schema.anyOf?.find(({ properties }) => properties);
  return object && { schema: object, joint: '.' };
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.enum) return schema.enum.map((word) => `"${word}"`).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  return namedFormats[schema.format ?? ''] ?? schema.type ?? 'anything';
}

const namedFormats: Readonly<Record<string, string>> = {
  uuid: 'id',
  'date-time': 'time',
  email: 'e-mail',
  'https-url': 'https address',
  locale: 'language tag',
  'time-zone': 'time zone',
};

function limits(schema: Schema): string {
  const said = [
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.type === 'integer' && schema.minimum !== undefined && `from ${schema.minimum}`,
    schema.maximum !== undefined && schema.maximum < Number.MAX_SAFE_INTEGER && `up to ${schema.maximum}`,
    schema.default !== undefined && `default ${escape(JSON.stringify(schema.default))}`,
  ].filter(Boolean);
  return said.join(', ');
}
