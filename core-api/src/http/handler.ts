import type { AnswerBodies, BodyOf, ParamsOf, QueryOf, Route } from '@iris/contract';
import type { ChatCaller, KeyCaller, TeamCaller } from '../auth/caller.ts';

/** What a handler may know of the request beyond its checked inputs. */
export interface RequestFacts {
  /** The request id: made here or taken from X-Request-Id. */
  readonly id: string;
  /** The client's address, behind as many proxies as are trusted. */
  readonly ip: string;
  /** The browser's Origin, or null where none was sent. */
  readonly origin: string | null;
  /** Whether the request came through our bff, which has checked the origin already. */
  readonly fromBff: boolean;
  header(name: string): string | undefined;
}

/** The kinds of caller that a route's access lets in. */
export type CallerOf<R extends Route> =
  | (R['access'] extends { chat: true } ? ChatCaller : never)
  | (R['access'] extends { team: string } ? TeamCaller : never)
  | (R['access'] extends { key: string } ? KeyCaller : never)
  | (R['access'] extends { public: true; key: string } ? null : never);

/** A request whose every part has passed the contract. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Whoever is asking; on a public route there is nobody, or null where a key may be sent and was not. */
  readonly caller: CallerOf<R>;
  readonly request: RequestFacts;
}

/** One of the answers that a route promises. */
export type Answer<R extends Route> = AnswerBodies<R> & {
  readonly headers?: Readonly<Record<string, string>>;
};

type Headers = Readonly<Record<string, string>>;

/** An answer of a given status. */
export function answer<const S extends number, B>(
  status: S,
  body: B,
  headers: Headers = {},
): { status: S; body: B; headers: Headers } {
  return { status, body, headers };
}

/** 200 with a body. */
export const ok = <B>(body: B) => answer(200, body);

/** 204. */
export const noContent = () => answer(204, null);

/** A route with what answers it. */
export interface Handled<R extends Route = Route> {
  readonly route: R;
  readonly run: (call: Call<R>) => Promise<Answer<R>>;
}

/** Ties a handler to its route; the types of both inputs and answers follow from the contract. */
export function handle<const R extends Route>(route: R, run: (call: Call<R>) => Promise<Answer<R>>): Handled {
  return { route, run };
}
