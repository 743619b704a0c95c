import type { Browser } from 'playwright-core';
import { median } from '../harness/statistics.ts';
import { type FirstView, openConsole, places } from './console-page.ts';
import type { Scene } from './scene.ts';
import { type Strode, strideThrough, type Wheeled, wheelOver } from './scrolling.ts';

/** Something long: how soon it is there, how it scrolls, and what it takes to scroll through all of it. */
export interface Shown {
  /** In browsers that have never been there; the median of some, the first row's and the whole view's each. */
  readonly firstView: FirstView;
  readonly wheel: Wheeled;
  readonly all: Strode;
}

export const shownLimits = { firstViewMs: 1_000, longestTaskMs: 50, heapGrowthMb: 12, nodes: 12_000 };
const firstViews = 5;
/** Some hundred screens. */
const wheelTurns = 250;

export async function measureShown(scene: Scene, what: keyof typeof places): Promise<Shown> {
  const views: FirstView[] = [];
  for (let view = 0; view < firstViews; view += 1) {
    const { page, firstView } = await openAt(scene, scene.browser, what);
    views.push(firstView);
    await page.close();
  }
  const { page: wheeled } = await openAt(scene, scene.browser, what);
  const wheel = await wheelOver(wheeled, what, wheelTurns);
  await wheeled.close();
  const { page: strode } = await openAt(scene, scene.hurriedBrowser, what);
  const all = await strideThrough(strode, what);
  await strode.close();
  return { firstView: middle(views), wheel, all };
}

async function openAt({ session, addresses }: Scene, browser: Browser, what: keyof typeof places) {
  const page = await openConsole(browser, addresses[what], session);
  return { page, firstView: await page.firstView(places[what]) };
}

function middle(views: readonly FirstView[]): FirstView {
  const of = (ms: (view: FirstView) => number) => Math.round(median(views.map(ms)));
  return { firstMs: of(({ firstMs }) => firstMs), fullMs: of(({ fullMs }) => fullMs) };
}

export function isShownInTime({ firstView, wheel, all }: Shown): boolean {
  const [before, most] = all.heapMb;
  return (
    firstView.fullMs <= shownLimits.firstViewMs &&
    wheel.longestTaskMs <= shownLimits.longestTaskMs &&
    most - before <= shownLimits.heapGrowthMb &&
    Math.max(...all.nodes) <= shownLimits.nodes
  );
}
