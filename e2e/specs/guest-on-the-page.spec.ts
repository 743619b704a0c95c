import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { coloursIn, differentPixels } from '../support/same-picture.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

const viewport = { width: 800, height: 720 };
const launcherClip = { x: 710, y: 630, width: 90, height: 90 };
const panelClip = { x: 360, y: 0, width: 440, height: 720 };

function picture(page: Page, clip: typeof panelClip): Promise<Buffer> {
  return page.screenshot({ clip, animations: 'disabled' });
}

it('a page whose styles attack everything, with !important, changes no pixel of the widget', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const page = await (await openContext({ viewport, reducedMotion: 'reduce' })).newPage();
  const visitor = visitorOn(page);
  await page.goto(`${site.origin}/plain.html`);
  await visitor.open();
  await visitor.write('Is this readable?');
  const room = await team.room();
  await team.answer(room, 'It is **readable**: [see](https://shop.example)', 'markdown');
  await visitor.conversation.getByRole('link', { name: 'see' }).waitFor();
  // One's own word last: whenever the conversation is opened again, nothing in it is new.
  await expect.poll(() => team.readByVisitor(room)).toBe(2);
  await visitor.write('Quite readable.');
  await visitor.seesReceipt('Delivered');

  const pictures: { launcher: Buffer; panel: Buffer }[] = [];
  for (const name of ['plain.html', 'hostile.html']) {
    await page.mouse.move(10, 10);
    await page.goto(`${site.origin}/${name}`);
    await visitor.launcher.waitFor();
    const launcher = await picture(page, launcherClip);
    await visitor.launcher.press('Enter');
    await visitor.conversation.getByRole('link', { name: 'see' }).waitFor();
    await visitor.conversation.getByText('Delivered').waitFor();
    pictures.push({ launcher, panel: await picture(page, panelClip) });
  }
  const [plain, hostile] = pictures;
  if (plain === undefined || hostile === undefined) throw new Error('Two pages, two pictures');
  expect(coloursIn(plain.launcher)).toBeGreaterThan(10);
  expect(coloursIn(plain.panel)).toBeGreaterThan(100);
  expect(differentPixels(plain.launcher, hostile.launcher)).toBe(0);
  expect(differentPixels(plain.panel, hostile.panel)).toBe(0);
});

it('no element of the page computes to another style because the widget is there', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const tag = `<script async src="${product.bff.url}/iris.js" data-tenant-id="${workspace.tenantId}"></script>`;
  const [without, with_] = [
    await hostSites.start({ words: { embed: '' } }),
    await hostSites.start({ words: { embed: tag } }),
  ];
  const page = await (await openContext({ viewport })).newPage();
  await page.goto(`${without.origin}/elements.html`);
  const before = await computedStyles(page);
  expect(before.length).toBeGreaterThan(25);

  await page.goto(`${with_.origin}/elements.html`);
  const visitor = visitorOn(page);
  await visitor.launcher.waitFor();
  expect(await computedStyles(page)).toEqual(before);
  await visitor.open();
  expect(await computedStyles(page)).toEqual(before);
});

/** Every computed property of every element that is the page's own, inherited and custom ones too. */
function computedStyles(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const own = [...document.querySelectorAll('html, body, body *')].filter(
      (element) => element.localName !== 'iris-widget',
    );
    return own.map((element) => {
      const style = getComputedStyle(element);
      const values = Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`);
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.localName} ${[x, y, width, height].join(' ')} { ${values.join('; ')} }`;
    });
  });
}
