import { call, type Environment, type HttpCall } from '@iris/client';

/** Makes one call to the bff that served this page. @throws {IrisProblem} */
export type Send = <T>(request: HttpCall<T>) => Promise<T>;

export function createSend(environment: Environment): Send {
  return (request) => call(environment, '', null, request);
}
