import type { WidgetConfig } from '@iris/contract';

/** Address under our origin and integrity hash of a file that is loaded later. */
export type Part = readonly [path: string, integrity: string];

/** What the page asked for with `Iris(command, …)`. */
export type Call = readonly unknown[];

/** What the loader hands to the launcher. */
export interface WidgetSetup {
  readonly origin: string;
  readonly tenantId: string;
  readonly config: WidgetConfig;
  /** The script tag's `data-*` attributes. */
  readonly attributes: Readonly<DOMStringMap>;
  /** Loads a module of ours; rejects unless its bytes have the hash. */
  readonly load: (part: Part) => Promise<unknown>;
  /** Calls that came before the widget did. */
  readonly calls: readonly Call[];
}

/** The part of `<iris-widget>` that the loader knows. */
export interface WidgetElement extends HTMLElement {
  start(setup: WidgetSetup): void;
  call(...call: Call): void;
}

/** `window.Iris`: `q` is the queue of the stub that a page may define before us, `w` marks that we ran. */
interface Iris {
  (...call: Call): void;
  q?: Iterable<ArrayLike<unknown>>;
  w?: WidgetElement | null;
}

declare global {
  interface Window {
    Iris?: Iris;
  }
  interface HTMLElementTagNameMap {
    'iris-widget': WidgetElement;
  }
}

/** Set by the build: the launcher's address and hash. */
declare const launcherPart: Part;

const earlier = window.Iris;
const script = document.currentScript ?? document.querySelector('script[src*="/iris.js"][data-tenant-id]');

if (earlier && 'w' in earlier) {
  // We ran before. A page that swaps its body runs us again and may have thrown the element away.
  if (earlier.w && !earlier.w.isConnected) document.body.append(earlier.w);
} else if (script instanceof HTMLScriptElement) void begin(script);

async function begin({ src, dataset, nonce }: HTMLScriptElement) {
  const { origin } = new URL(src);
  const tenantId = dataset['tenantId'] ?? new URLSearchParams(location.hash.slice(1)).get('tenant_id') ?? '';
  const calls: Call[] = Array.from(earlier?.q ?? [], (call) => Array.from(call));
  const iris: Iris = (...call) => (iris.w ? iris.w.call(...call) : void calls.push(call));
  iris.w = null;
  window.Iris = iris;

  // A preload is the only way to give an imported module an integrity hash without an inline import map.
  const load = ([path, integrity]: Part) =>
    new Promise<unknown>((resolve, reject) => {
      const link = document.createElement('link');
      const use = () => resolve(import(/* @vite-ignore */ origin + path));
      link.rel = 'modulepreload';
      link.href = origin + path;
      link.integrity = integrity;
      link.nonce = dataset['nonce'] ?? nonce;
      link.addEventListener('load', use);
      link.addEventListener('error', reject);
      if (link.relList.supports(link.rel)) document.head.append(link);
      else use();
    });

  try {
    const [answer] = await Promise.all([
      fetch(`${origin}/api/v1/widget-config?tenant_id=${encodeURIComponent(tenantId)}`).then(readConfig),
      load(launcherPart),
      parsed(),
    ]);
    const widget = document.createElement('iris-widget');
    widget.start({ origin, tenantId, config: answer.data, attributes: dataset, load, calls });
    iris.w = widget;
    document.body.append(widget);
  } catch {
    // oxlint-disable-next-line no-console -- the one line that tells the site's developer what to do
    console.error(
      `Iris: ${origin} is not reachable, or this origin isn't allowed: add ${location.origin} under Widget → Allowed origins.`,
    );
  }
}

/** Our element goes to the end of the body, so the body has to have an end. */
function parsed(): Promise<unknown> | null {
  return document.readyState === 'loading'
    ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
    : null;
}

async function readConfig(response: Response): Promise<{ data: WidgetConfig }> {
  if (!response.ok) throw response;
  return response.json();
}
