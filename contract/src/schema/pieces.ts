import Type, { type TObject, type TProperties, type TSchema, type TUnsafe } from 'typebox';

/** An object that refuses keys it doesn't know, so that a typing error never passes in silence (contract §2). */
export function strict<T extends TProperties>(properties: T): TObject<T> {
  return Type.Object(properties, { additionalProperties: false });
}

/** One of the given words. */
export function oneOf<const T extends readonly string[]>(words: T): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...words] });
}

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Text that a person wrote: storable, not empty, at most `maxLength` code points. */
export const text = (maxLength: number) =>
  Type.String({ format: 'text', minLength: 1, maxLength, pattern: '\\S' });

/** Text that may be left empty. */
export const optionalText = (maxLength: number) => Type.String({ format: 'text', maxLength });

/** RFC 3339, UTC, milliseconds. */
export const Timestamp = Type.String({
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
});

export const Email = Type.String({ format: 'email', maxLength: 254 });

/** A workspace's handle: 3–40 lower-case letters, digits and inner hyphens (seed 001 §1). */
export const Slug = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$' });

/** Number of a message inside its channel, counted from 1 without holes; 0 means none. */
export const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Query parameters of a list: opaque cursor and page size (contract §2). */
export const Cursor = Type.String({ minLength: 1, maxLength: 512 });
export const Limit = Type.Integer({ minimum: 1, maximum: 100, default: 50 });
export const defaultLimit = 50;

/** `{"data": …}`. */
export const dataOf = <T extends TSchema>(schema: T) => strict({ data: schema });

/** `{"data": […], "next_cursor": "…" | null}`. */
export const listOf = <T extends TSchema>(schema: T) =>
  strict({ data: Type.Array(schema), next_cursor: nullable(Type.String()) });
