/** What a figure may be. */
export type Limit = { readonly atLeast: number } | { readonly atMost: number };

/** A figure beside its limit. */
export type Judged = Limit & { readonly figure: number; readonly ok: boolean };

/** Holds figures against their limits; a figure that is no number holds none. */
export function judged<Name extends string>(
  limits: Readonly<Record<Name, Limit>>,
  figures: Readonly<Record<Name, number>>,
): Record<string, Judged> {
  const pairs = Object.entries<Limit>(limits).map(([name, limit]): [string, Judged] => {
    const figure = Number(Object.entries<number>(figures).find(([known]) => known === name)?.[1]);
    const ok = 'atLeast' in limit ? figure >= limit.atLeast : figure <= limit.atMost;
    return [name, { figure: Number(figure.toFixed(3)), ...limit, ok }];
  });
  return Object.fromEntries(pairs);
}

export const holds = (results: Readonly<Record<string, Judged>>): boolean =>
  Object.values(results).every(({ ok }) => ok);

/** For a person to read. */
export function limitsText(results: Readonly<Record<string, Judged>>): string {
  const lines = Object.entries(results).map(([name, judgement]) => {
    const limit = 'atLeast' in judgement ? `at least ${judgement.atLeast}` : `at most ${judgement.atMost}`;
    return `  ${judgement.ok ? 'holds ' : 'BROKEN'} ${name} ${judgement.figure} (${limit})`;
  });
  return lines.join('\n');
}
