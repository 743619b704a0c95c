import type { ParsedUrlQuery } from 'node:querystring';
import { checkerOf, IrisError, type Route } from '@iris/contract';
import type { TObject } from 'typebox';

/** Path parameters; one that can't name anything answers like one that names nothing. */
export function checkedParams(route: Route, params: Record<string, string>): unknown {
  if (!route.params) return {};
  if (!checkerOf(route.params).check(params)) throw new IrisError('not_found');
  return params;
}

/** Query parameters with numbers as numbers. A route without any leaves the query alone. */
export function checkedQuery(route: Route, query: ParsedUrlQuery): unknown {
  if (!route.query) return {};
  return checked(route.query, withNumbers(route.query, query));
}

/** The body; a route without one leaves it unread, and one that may be left out is then an empty object. */
export function checkedBody(route: Route, body: unknown): unknown {
  if (!route.body) return undefined;
  return checked(route.body, body === undefined && route.bodyIsOptional ? {} : body);
}

function checked(schema: TObject, value: unknown): unknown {
  const checker = checkerOf(schema);
  if (checker.check(value)) return value;
  if (checker.hasOnlyBadIds(value)) throw new IrisError('not_found');
  throw new IrisError('validation_failed', { details: checker.explain(value) });
}

const decimal = /^\d{1,16}$/;

function withNumbers(schema: TObject, query: ParsedUrlQuery): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const property = schema.properties[name];
      const isNumeric = property !== undefined && 'type' in property && property.type === 'integer';
      return [name, isNumeric && typeof value === 'string' && decimal.test(value) ? Number(value) : value];
    }),
  );
}
