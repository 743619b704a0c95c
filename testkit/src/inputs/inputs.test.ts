import { allRoutes } from '@iris/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenValue } from './broken.ts';
import { takes, validValue } from './valid.ts';

const inputs = allRoutes.flatMap(({ id, params, query, body }) =>
  Object.entries({ params, query, body }).flatMap(([part, schema]) =>
    schema ? [{ name: `${part} of ${id}`, schema }] : [],
  ),
);

describe.each(inputs)('$name', ({ schema }) => {
  it('take what is called valid', () => {
    const property = fc.property(validValue(schema), (value) => {
      expect(takes(schema, value)).toBe(true);
    });
    fc.assert(property, { numRuns: 50 });
  });

  it('refuse most of what is called broken', () => {
    const values = fc.sample(brokenValue(schema), 100);
    expect(values.filter((value) => takes(schema, value)).length).toBeLessThan(50);
  });
});

it('makes use of what is known, where it fits', () => {
  const schema = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  const values = fc.sample(validValue(schema, { id: ['known', 5] }), 100);
  expect(values).toContainEqual({ id: 'known' });
  expect(values).not.toContainEqual({ id: 5 });
});
