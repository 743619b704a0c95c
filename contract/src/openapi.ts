import type { TObject } from 'typebox';
import { callersInWords, securityOf, securitySchemes } from './openapi/callers.ts';
import { headers, responsesOf } from './openapi/responses.ts';
import { tagOf, tagsOf } from './openapi/tags.ts';
import { ErrorEnvelope } from './rest/error-envelope.ts';
import { idempotencyHeader, type Route } from './rest/route.ts';
import { publicRoutes } from './rest/routes.ts';

type Json = Record<string, unknown>;

const description = `Customer messaging that a team can own.

A success is \`{"data": …}\`, a list \`{"data": […], "next_cursor": "…" | null}\`, an error
\`{"error": {"code", "message", "details"?, "request_id"}}\`: programs go by \`code\`. Ids are UUIDv7, times RFC 3339 in
UTC. A body with a field that is not described here is refused, so that a typing error never passes in silence.`;

/** The document that `GET /openapi.json` answers: OpenAPI 3.1, made from the routes and nothing else. */
export function openApiDocument(apiBase: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of publicRoutes) {
    const methods = (paths[route.path] ??= {});
    methods[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Iris', version: '1', description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: apiBase }],
    tags: tagsOf(publicRoutes),
    paths,
    components: { schemas: { Error: ErrorEnvelope }, headers, securitySchemes },
  };
}

function operation(route: Route): Json {
  return {
    operationId: route.id,
    summary: route.summary,
    description: callersInWords(route.access),
    tags: [tagOf(route)],
    security: securityOf(route.access),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...(route.repeatable ? parameters('header', idempotencyHeader) : []),
    ],
    ...(route.body && {
      requestBody: {
        required: !route.bodyIsOptional,
        content: { 'application/json': { schema: route.body } },
      },
    }),
    responses: responsesOf(route),
  };
}

function parameters(place: 'path' | 'query' | 'header', schema: TObject | undefined): Json[] {
  const required = new Set<string>(schema?.required);
  return Object.entries(schema?.properties ?? {}).map(([name, parameter]) => ({
    name,
    in: place,
    required: required.has(name),
    schema: parameter,
  }));
}
