import { codesOfRoute, errorCodes, type Route } from '@iris/contract';
import { answerLine } from '../../records/answers.ts';

/** Documented answers that no test can bring about, each with its reason. */
const unproducible: Readonly<Record<string, string>> = {
  'service.jwks 500 internal': 'it answers from memory whatever fails: only a mistake of ours is left',
};

/** Every status and code that the document promises of these routes (contract §2), a line each. */
export function promisedAnswers(routes: readonly Route[]): string[] {
  return routes.flatMap((route) => [
    ...Object.keys(route.answers).map((status) => answerLine(route, Number(status))),
    ...codesOfRoute(route).map((code) => answerLine(route, errorCodes[code].status, code)),
  ]);
}

/** What is wrong between the answers promised and those that came, a line each. */
export function wrongAnswers(
  promised: readonly string[],
  came: ReadonlySet<string>,
  excused: Readonly<Record<string, string>> = unproducible,
): string[] {
  const missing = promised.filter((line) => !came.has(line) && !Object.hasOwn(excused, line));
  const idle = Object.keys(excused).filter((line) => came.has(line) || !promised.includes(line));
  return [
    ...missing.map((line) => `documented, but no test brought it about: ${line}`),
    ...idle.map((line) => `excused, but it came, or nobody promised it: ${line}`),
  ];
}
