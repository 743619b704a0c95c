import { isFields } from './arguments.ts';

/** The native app around an embed page. */
export interface NativeHost {
  post(message: unknown): void;
  /** Calls back with what the app sends; an app that calls `Iris(…)` itself sends nothing. */
  listen(listener: (message: unknown) => void): void;
}

/** What the widget tells the app: the events of contract §11, by name. */
const told = ['ready', 'open', 'close', 'message', 'unread', 'token-expired', 'error'];

/** What an app may say; everything else is for pages, which have the page's own functions to hand over. */
const allowed = ['open', 'close', 'identify', 'logout', 'setLocale', 'setTheme', 'setContext'];

/**
 * The bridge of the app that shows this page: WebView2 (`chrome.webview`) or WKWebView
 * (`webkit.messageHandlers.iris`). Null in a browser. Both are objects that only the app can put there.
 */
export function findNativeHost(page: object = window): NativeHost | null {
  const webview = at(page, 'chrome', 'webview');
  if (isPoster(webview) && webview instanceof EventTarget)
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- an app, not a window
      post: (message) => webview.postMessage(message),
      listen: (listener) =>
        webview.addEventListener('message', (event) => listener('data' in event ? event.data : null)),
    };
  const handler = at(page, 'webkit', 'messageHandlers', 'iris');
  if (!isPoster(handler)) return null;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- an app, not a window
  return { post: (message) => handler.postMessage(message), listen: () => {} };
}

/**
 * Joins the widget to its app: `{iris: ["identify", {token}]}` comes in, `{iris: "unread", detail: {count}}` goes
 * out. The app speaks first, so that no guest is made for a user whose token is on its way.
 */
export function joinNativeHost(
  host: NativeHost,
  widget: EventTarget & { call(...call: readonly unknown[]): void },
): void {
  for (const name of told)
    widget.addEventListener(`iris:${name}`, (event) =>
      host.post({ iris: name, detail: event instanceof CustomEvent ? event.detail : null }),
    );
  host.listen((message) => {
    const call: unknown = at(message, 'iris');
    if (!Array.isArray(call) || !allowed.includes(call[0])) return;
    widget.call(...call);
    if (call[0] === 'identify') widget.call('open');
  });
  host.post({ iris: 'ready', detail: null });
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value);
}

interface Poster {
  postMessage(message: unknown): void;
}

function isPoster(value: unknown): value is Poster {
  return isFields(value) && typeof value['postMessage'] === 'function';
}
