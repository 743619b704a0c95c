import { publicRoutes, type Passage, type Route } from '@iris/contract';

/** What stands at a path: by method, the route that may pass. */
export type RoutesAtPath = ReadonlyMap<string, Route>;

interface Pattern {
  readonly expression: RegExp;
  readonly routes: Map<string, Route>;
}

/** The routes that may pass (contract §12); everything else does not exist here. */
export class PassageRoutes {
  readonly #patterns: readonly Pattern[];

  constructor(routes: readonly Route[] = publicRoutes) {
    const byPath = Map.groupBy(
      routes.filter((route) => route.passage.length > 0),
      (route) => route.path,
    );
    this.#patterns = [...byPath].map(([path, routesAtPath]) => ({
      expression: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
      routes: new Map(routesAtPath.map((route) => [route.method, route])),
    }));
  }

  /** The routes at a path, or undefined where nothing may pass. */
  at(path: string): RoutesAtPath | undefined {
    return this.#patterns.find(({ expression }) => expression.test(path))?.routes;
  }
}

/** The methods at a path that one of the bff's callers may use. */
export function methodsFor(passage: Passage, routes: RoutesAtPath): string[] {
  return [...routes].filter(([, route]) => route.passage.includes(passage)).map(([method]) => method);
}
