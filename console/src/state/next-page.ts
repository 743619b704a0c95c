const pages = new Set(['/console.html', '/admin.html']);
const home = '/console.html';

/** Where to go after signing in: what `next` asks for if it is a page of the console, else the console itself. */
export function nextPage(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('next');
  if (wanted === null || !URL.canParse(wanted, origin)) return home;
  const url = new URL(wanted, origin);
  return url.origin === origin && pages.has(url.pathname) ? url.pathname + url.search + url.hash : home;
}

/** The sign-in page that leads back to `location`; it says so if a session that was there has ended. */
export function signInPage(location: { pathname: string; hash: string }, isEnded: boolean): string {
  const search = new URLSearchParams({ next: location.pathname + location.hash });
  if (isEnded) search.set('ended', '1');
  return `/login.html?${search.toString()}`;
}
