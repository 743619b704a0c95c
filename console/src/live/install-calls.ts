import type { Installation } from '../state/installation.ts';
import { stillRefused } from '../state/installation.ts';
import type { Send } from './send.ts';
import { createUsageCalls } from './usage-calls.ts';
import { createWidgetCalls } from './widget-calls.ts';

/** The calls about the tag. Each throws an `IrisProblem`, but for `integrity`. */
export interface InstallCalls {
  look(): Promise<Installation>;
  /** Hash of the loader as it is served now; null where the browser can't tell. */
  integrity(): Promise<string | null>;
}

const lookBackDays = 7;

export function createInstallCalls(send: Send): InstallCalls {
  const widget = createWidgetCalls(send);
  const usage = createUsageCalls(send);
  return {
    look: async () => {
      const [{ settings }, refused, days] = await Promise.all([
        widget.settings(),
        widget.refused(),
        usage.lastDays(lookBackDays),
      ]);
      const { allowed_origins: allowed, logo_url: logoUrl } = settings;
      const visits = days.reduce((sum, { sessions }) => sum + sessions, 0);
      return { visits, allowed, refused: stillRefused(refused, allowed), logoUrl };
    },
    integrity: () => loaderIntegrity().catch(() => null),
  };
}

/** @throws where the loader can't be fetched, or the page stands on plain http and so has no cryptography */
async function loaderIntegrity(): Promise<string> {
  const answer = await fetch('/iris.js', { cache: 'no-cache', credentials: 'omit' });
  if (!answer.ok) throw new Error(`the loader was answered with ${answer.status}`);
  const digest = await crypto.subtle.digest('SHA-384', await answer.arrayBuffer());
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
