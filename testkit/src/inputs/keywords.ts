import Type, { type Static } from 'typebox';
import Value from 'typebox/value';

const Keywords = Type.Object({
  type: Type.Optional(Type.String()),
  const: Type.Optional(Type.Unknown()),
  enum: Type.Optional(Type.Array(Type.Unknown())),
  anyOf: Type.Optional(Type.Array(Type.Unknown())),
  properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  required: Type.Optional(Type.Array(Type.String())),
  minProperties: Type.Optional(Type.Integer()),
  items: Type.Optional(Type.Unknown()),
  maxItems: Type.Optional(Type.Integer()),
  uniqueItems: Type.Optional(Type.Boolean()),
  format: Type.Optional(Type.String()),
  pattern: Type.Optional(Type.String()),
  minLength: Type.Optional(Type.Integer()),
  maxLength: Type.Optional(Type.Integer()),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
});

/** The keywords of JSON Schema that inputs of the contract use. */
export type Keywords = Readonly<Static<typeof Keywords>>;

/** What a schema says, whatever its type in TypeScript. */
export function keywordsOf(schema: unknown): Keywords {
  Value.Assert(Keywords, schema);
  return schema;
}
