import Type, { type Static, type TObject, type TSchema } from 'typebox';
import type { ErrorCode } from '../errors.ts';
import type { Scope } from '../names.ts';

/**
 * Who may call a route. Each key opens it to one kind of caller; a route without any but `public` needs no credential.
 * - `chat`: an end user's chat token (what it may see is the handler's query to decide: membership).
 * - `team`: a team member's admin token with at least this ability.
 * - `key`: a backend's API key with that scope, or any valid key. Beside `public`: a key may be sent and is then checked.
 * - `bff`: our own bff, by its key; never part of the public document.
 */
export interface Access {
  readonly public?: true;
  readonly chat?: true;
  readonly team?: 'read' | 'answer' | 'administer';
  readonly key?: Scope | 'any';
  readonly bff?: true;
}

/** Which of the bff's callers may use a route through it: the widget, the console's pages, or neither (contract §12). */
export type Passage = 'widget' | 'console';

/** One route as data: what both services, the clients, the document and the tests know of it. */
export interface Route {
  /** Unique name, `resource.act`; the OpenAPI operationId. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `{parameters}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly passage: readonly Passage[];
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TObject;
  /** A request without a body is one with an empty object. */
  readonly bodyIsOptional?: true;
  /** Takes an Idempotency-Key header: repeating it gives the first answer again (contract §2). */
  readonly repeatable?: true;
  /** Needs nothing but what the service has in memory: it goes on while the database is away. */
  readonly fromMemory?: true;
  /** Schema of the whole body by success status; null means no body. */
  readonly answers: Readonly<Record<number, TSchema | null>>;
  /** Codes beyond those that any route of its access can answer. */
  readonly codes: readonly ErrorCode[];
}

/** What a repeatable route's header may be: any 1 to 255 visible ASCII characters; kept for 24 h. */
export const idempotencyHeader = Type.Object({
  'Idempotency-Key': Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{1,255}$',
      description: 'Sent again with the same body, it gives the first answer again; kept for 24 h',
    }),
  ),
});

/** Keeps the literal types of a route while checking its shape. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}

type StaticOr<S, Else> = S extends TSchema ? Static<S> : Else;
type None = Readonly<Record<string, never>>;

/** Types of the checked parts of a request to `R`. */
export type ParamsOf<R extends Route> = StaticOr<R['params'], None>;
export type QueryOf<R extends Route> = StaticOr<R['query'], None>;
export type BodyOf<R extends Route> = StaticOr<R['body'], undefined>;

/** Every status of `R` with its body: what a handler may answer. */
export type AnswerBodies<R extends Route> = {
  [S in keyof R['answers'] & number]: {
    readonly status: S;
    readonly body: R['answers'][S] extends TSchema ? Static<R['answers'][S]> : null;
  };
}[keyof R['answers'] & number];

/** Type of a success body of `R` (null: no body). */
export type AnswerOf<R extends Route> = AnswerBodies<R>['body'];
