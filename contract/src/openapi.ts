import type { TObject, TSchema } from 'typebox';
import { errorCodes } from './errors.ts';
import { codesOfRoute } from './rest/codes-of-route.ts';
import { ErrorEnvelope } from './rest/error-envelope.ts';
import type { Route } from './rest/route.ts';
import { publicRoutes } from './rest/routes.ts';

type Json = Record<string, unknown>;

const jsonContent = (schema: TSchema | Json): Json => ({ 'application/json': { schema } });

/** The document that `GET /openapi.json` answers: OpenAPI 3.1, made from the routes and nothing else. */
export function openApiDocument(apiBase: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of publicRoutes) {
    const methods = (paths[route.path] ??= {});
    methods[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Iris',
      version: '1',
      description: 'Customer messaging that a team can own.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: apiBase }],
    tags: [...new Set(publicRoutes.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: ErrorEnvelope },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A session token' },
        keyAsBearer: { type: 'http', scheme: 'bearer', description: 'An API key' },
        keyInHeader: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'An API key' },
      },
    },
  };
}

const tagOf = (route: Route): string => route.id.split('.')[0] ?? route.id;

function operation(route: Route): Json {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [tagOf(route)],
    security: security(route.access),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body && {
      requestBody: { required: !route.bodyIsOptional, content: jsonContent(route.body) },
    }),
    responses: { ...successes(route), ...failures(route) },
  };
}

/** Each entry is one way in; the scope of a key stands as its role. No entry: anyone. */
function security({ public: isPublic, chat, team, key }: Route['access']): Json[] {
  const roles = key === undefined || key === 'any' ? [] : [key];
  if (isPublic) return key ? [{}, { keyInHeader: roles }] : [];
  return [
    ...(chat || team ? [{ session: [] }] : []),
    ...(key ? [{ keyAsBearer: roles }, { keyInHeader: roles }] : []),
  ];
}

function parameters(place: 'path' | 'query', schema: TObject | undefined): Json[] {
  const required = new Set<string>(schema?.required);
  return Object.entries(schema?.properties ?? {}).map(([name, parameter]) => ({
    name,
    in: place,
    required: required.has(name),
    schema: parameter,
  }));
}

function successes(route: Route): Json {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, schema]) => [
      status,
      { description: status === '200' ? 'OK' : 'Done', ...(schema && { content: jsonContent(schema) }) },
    ]),
  );
}

/** One response a status; its description lists the codes that come with it. */
function failures(route: Route): Json {
  const byStatus = Map.groupBy(codesOfRoute(route), (code) => errorCodes[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      { description: codes.join(', '), content: jsonContent({ $ref: '#/components/schemas/Error' }) },
    ]),
  );
}
