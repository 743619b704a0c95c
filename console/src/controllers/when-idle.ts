/** So long a quiet moment is waited for. */
const longestMs = 3_000;

/** Does what can wait once the browser has nothing else to do. (Safari doesn't say when that is.) */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: longestMs });
  else setTimeout(act, longestMs);
}
