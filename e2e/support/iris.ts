import { randomBytes } from 'node:crypto';
import { createWorkspace, startAll, startAllWithMail } from '@iris/testkit';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { startHostSites } from './host-sites.ts';
import { showPages } from './show-pages.ts';

/** By it core-api knows the bff (a secret of theirs that no log may show either). */
export const bffKey = randomBytes(24).toString('base64url');

/**
 * `it` with the running whole. Product and browser are started once and shared by all specs; workspace, browser
 * contexts and host sites are each test's own, so that no test sees another's conversations. `mailed` is a product
 * whose mails arrive, for the specs that follow their links.
 */
export const it = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the pattern to learn what a fixture needs: nothing
  .extend('product', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const product = await startAll({ env: { IRIS_BFF_KEY: bffKey } });
    onCleanup(() => product.stop());
    return product;
  })
  // oxlint-disable-next-line no-empty-pattern -- as above
  .extend('mailed', { scope: 'file' }, async ({}, { onCleanup }) => {
    const mailed = await startAllWithMail();
    onCleanup(() => mailed.stop());
    return mailed;
  })
  // oxlint-disable-next-line no-empty-pattern -- as above
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('workspace', ({ product }) => createWorkspace(product.coreApi.url))
  .extend('openContext', ({ browser, task }, { onCleanup }) => {
    const contexts: BrowserContext[] = [];
    onCleanup(async () => {
      if ((task.result?.errors ?? []).length > 0) await showPages(contexts);
      await Promise.all(contexts.map((context) => context.close()));
    });
    return async (options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      // A step that a person would take in a second fails in ten, well before its test does.
      context.setDefaultTimeout(10_000);
      contexts.push(context);
      return context;
    };
  })
  .extend('hostSites', ({ product, workspace }, { onCleanup }) => {
    const sites = startHostSites({ cdn_base: product.bff.url, tenant_id: workspace.tenantId });
    onCleanup(() => sites.stop());
    return sites;
  });
