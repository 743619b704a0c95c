import type { BrowserContextOptions, Page, PageScreenshotOptions } from 'playwright-core';
import { PNG } from 'pngjs';
import { it } from '../support/iris.ts';
import { type Operator, operatorOn } from '../support/operator.ts';
import { introduce, type Visitor, visitorOn } from '../support/visitor.ts';
import { aboutSizes, others } from './conversations.ts';
import { writePicture } from './picture.ts';
import { openScene } from './scene.ts';

// Makes the pictures of the documents from the running product: `npm run images`.

const visitorName = 'Jonas Weber';

const desktop = {
  viewport: { width: 1_280, height: 800 },
  deviceScaleFactor: 1.5,
  colorScheme: 'light',
  timezoneId: inTheAfternoon(),
} as const;

/** The same conversation in other frames. */
const shots: Readonly<Record<string, BrowserContextOptions>> = {
  demo: { viewport: { width: 1_440, height: 820 } },
  'panel-light': { deviceScaleFactor: 2 },
  'panel-dark': { deviceScaleFactor: 2, colorScheme: 'dark' },
  'panel-phone': {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  },
};

it('takes the pictures', { timeout: 120_000 }, async ({ product, openContext }) => {
  const scene = await openScene(product);
  for (const [name, lines, isRead] of others.toReversed()) await scene.visit(name, lines, isRead);
  const operator = operatorOn(await (await openContext(desktop)).newPage(), product.bff.url);
  await operator.signIn(scene);

  // Jonas writes in the widget itself, so that his browser has the conversation.
  const visitorContext = await openContext(desktop);
  const visitor = visitorOn(await visitorContext.newPage());
  const demo = `${product.bff.url}/demo.html?tenant_id=${scene.tenantId}`;
  await introduce(visitor.page, visitorName);
  await visitor.page.goto(demo);
  await converse(visitor, operator);
  await scene.happened(await scene.channelOf(visitorName), aboutSizes);

  await operator.page.reload();
  await operator.sees(aboutSizes[0][1]);
  await operator.page.mouse.move(700, 20);
  await take(operator.page, 'console');

  const storageState = await visitorContext.storageState();
  for (const [name, options] of Object.entries(shots)) {
    const context = await openContext({ ...desktop, ...options, storageState });
    const shown = visitorOn(await context.newPage());
    await shown.page.goto(demo);
    await shown.open();
    await shown.seesReceipt('Read');
    await shown.panel.getByText('Usually answers in a few minutes').waitFor();
    await shown.page.mouse.move(20, 20);
    await take(shown.page, name, name.startsWith('panel') ? await aroundPanel(shown) : undefined);
  }
});

async function converse(visitor: Visitor, operator: Operator): Promise<void> {
  const [[, first], ...rest] = aboutSizes;
  await visitor.open();
  await visitor.write(first);
  await visitor.seesReceipt('Delivered');
  await operator.openRoom(visitorName);
  for (const [who, text] of rest) {
    await (who === 'visitor' ? visitor.write(text) : operator.answer(text));
    await Promise.all([visitor.sees(text), operator.sees(text)]);
  }
  await visitor.seesReceipt('Read');
}

/** A time zone in which it is about two o'clock now: nobody asks about bikes at night. */
function inTheAfternoon(): string {
  const ahead = 14 - new Date().getUTCHours();
  // POSIX counts westwards: what is ahead of UTC has a minus.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

type Clip = NonNullable<PageScreenshotOptions['clip']>;

/** The panel with the launcher below it and some air, on the page's bare ground. */
async function aroundPanel({ page, panel }: Visitor): Promise<Clip> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body > :not(iris-widget)'))
      element.style.visibility = 'hidden';
  });
  const box = await panel.boundingBox();
  const view = page.viewportSize();
  if (box === null || view === null) throw new Error('There is no panel to be seen');
  const x = Math.max(0, box.x - (view.width - box.x - box.width));
  return { x, y: 0, width: view.width - x, height: view.height };
}

async function take(page: Page, name: string, clip?: Clip): Promise<void> {
  const shot = await page.screenshot({ animations: 'disabled', ...(clip && { clip }) });
  // Flat colours and repeated letters: no filter and full deflate are a third smaller than what browsers write.
  const options = { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 } as const;
  await writePicture(name, PNG.sync.write(PNG.sync.read(shot), options));
}
