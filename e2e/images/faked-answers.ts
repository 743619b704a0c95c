import type { Route } from 'playwright-core';

export const api = '**/api/v1';

/** Answers of a server, in place of the running one's. */
export const answers = {
  data: (data: unknown) => (route: Route) => route.fulfill({ json: { data, next_cursor: null } }),
  never: () => new Promise<void>(() => {}),
  error:
    (status: number, code: string, headers: Record<string, string> = {}) =>
    (route: Route) =>
      route.fulfill({
        status,
        headers: { 'x-request-id': '01a20f5c-77aa-7c1e-9b0e-2f4f5d1c9e21', ...headers },
        json: { error: { code, message: code } },
      }),
  unreachable: (route: Route) => route.abort(),
};
