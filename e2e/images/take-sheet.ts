import type { RunningProduct } from '@iris/testkit';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { PageState } from './page-states.ts';
import { palettePng } from './palette-png.ts';
import { writePicture } from './picture.ts';
import { frames, sheetOf } from './sheet.ts';

export type OpenContext = (options?: BrowserContextOptions) => Promise<BrowserContext>;

/** Takes a page's state in all frames, for whoever's session it is. */
export async function takeSheet(
  { name, path, reach }: PageState,
  { bff }: RunningProduct,
  openContext: OpenContext,
  session: BrowserContextOptions,
): Promise<void> {
  const shots: Buffer[] = [];
  for (const { options } of frames) {
    const context = await openContext({ ...options, ...session });
    const page = await context.newPage();
    await page.goto(`${bff.url}/${path}`);
    await reach(page);
    shots.push(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    await context.close();
  }
  await writePicture(`pages/${name}`, palettePng(sheetOf(shots)));
}
