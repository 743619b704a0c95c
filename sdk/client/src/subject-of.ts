import { isFields } from './shapes.ts';

/**
 * Whom a token speaks for, as it says itself; null if it can't be read. Not checked, so nothing may be allowed
 * because of it: it only tells which tabs of a browser have the same user.
 */
export function subjectOf(token: string): string | null {
  try {
    const [, claims = ''] = token.split('.');
    const value: unknown = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')));
    return isFields(value) && typeof value['sub'] === 'string' ? value['sub'] : null;
  } catch {
    return null;
  }
}
