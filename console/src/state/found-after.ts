import type { ConsoleEvent } from './console-event.ts';
import { type Found, foundBegun, withFoundPage, withFoundProblem, withMoreWanted } from './found.ts';

/** What was found, after an event that may be about it. */
export function foundAfter(found: Found | null, event: ConsoleEvent): Found | null {
  switch (event.type) {
    case 'search':
      return event.search === null ? null : foundBegun(found, event.search);
    case 'search-more':
      return withMoreWanted(found);
    case 'search-page':
      return withFoundPage(found, event.search, event);
    case 'search-failed':
      return withFoundProblem(found, event.search, event.problem);
    default:
      return found;
  }
}
