import type { WidgetConfig } from '@iris/contract';

/** Address under our origin and integrity hash of a file that is loaded later. */
export type Part = readonly [path: string, integrity: string];

/** One `Iris(command, …)` of the page; anything can come in. */
export type Call = readonly unknown[];

/** What the loader hands over; the loader, which imports nothing, declares the same. */
export interface WidgetSetup {
  /** Where everything of ours is served from, without a slash at its end. */
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
