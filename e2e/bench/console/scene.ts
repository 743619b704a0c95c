import { createWorkspace } from '@iris/testkit';
import type { Browser } from 'playwright-core';
import { operatorOn } from '../../support/operator.ts';
import type { Session } from './console-page.ts';
import type { Product } from './product.ts';
import { seed } from './seed.ts';

/** A full workspace, and a browser that is signed in to it. */
export interface Scene {
  readonly browser: Browser;
  /** One that draws the next picture as soon as the one before is done. */
  readonly hurriedBrowser: Browser;
  readonly product: Product;
  readonly tenantId: string;
  readonly session: Session;
  readonly addresses: Readonly<Record<'rooms' | 'conversation', string>>;
}

export async function setScene(
  product: Product,
  browsers: Pick<Scene, 'browser' | 'hurriedBrowser'>,
): Promise<Scene> {
  const workspace = await createWorkspace(product.apiUrl);
  const longRoom = await seed(product.adminUrl, workspace.tenantId, workspace.user.id);
  const context = await browsers.browser.newContext({ locale: 'en-GB' });
  await operatorOn(await context.newPage(), product.bffUrl).signIn(workspace);
  const session = await context.storageState();
  await context.close();
  const rooms = `${product.bffUrl}/console.html`;
  const addresses = { rooms, conversation: `${rooms}#room=${longRoom}` };
  return { ...browsers, product, tenantId: workspace.tenantId, session, addresses };
}
