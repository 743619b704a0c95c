import { publicRoutes, type Passage, type Route } from '@iris/contract';

/** What stands at a path: by method, the route that may pass. */
export type RoutesAtPath = ReadonlyMap<string, Route>;

/** Paths, a segment a step. */
interface Step {
  readonly named: Map<string, Step>;
  /** What any segment leads to that isn't named. */
  any?: Step;
  /** What stands where the path ends here. */
  routes?: Map<string, Route>;
}

/** The routes that may pass (contract §12); everything else does not exist here. */
export class PassageRoutes {
  readonly #first: Step = { named: new Map() };

  constructor(routes: readonly Route[] = publicRoutes) {
    for (const route of routes.filter(({ passage }) => passage.length > 0)) {
      const last = route.path.split('/').reduce(stepTo, this.#first);
      last.routes = (last.routes ?? new Map<string, Route>()).set(route.method, route);
    }
  }

  /** The routes at a path, or undefined where nothing may pass. */
  at(path: string): RoutesAtPath | undefined {
    let step: Step | undefined = this.#first;
    for (const segment of path.split('/')) {
      step = step.named.get(segment) ?? (segment === '' ? undefined : step.any);
      if (!step) return undefined;
    }
    return step.routes;
  }
}

/** The step of a route's next segment, made if there is none yet. */
function stepTo(step: Step, segment: string): Step {
  const isAny = segment.startsWith('{');
  const known = isAny ? step.any : step.named.get(segment);
  const next = known ?? { named: new Map<string, Step>() };
  if (isAny) step.any = next;
  else step.named.set(segment, next);
  return next;
}

/** The methods at a path that one of the bff's callers may use. */
export function methodsFor(passage: Passage, routes: RoutesAtPath): string[] {
  return [...routes].filter(([, route]) => route.passage.includes(passage)).map(([method]) => method);
}
