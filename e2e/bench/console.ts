// A workspace of ten thousand rooms, one of them with fifty thousand messages, in a browser on a slowed processor:
// how soon the console shows it, how it scrolls through all of it, and how it answers while two hundred rooms write.
// Prints one line, and fails beyond the limits. Run after `npm run build`; needs a machine that does nothing else.
// `npm run bench:console -- rooms conversation busy` names its parts; without a name it measures all of them.
import { launchChromium } from '../support/chromium.ts';
import { busyLimits, isInteractive, measureBusy } from './console/busy-part.ts';
import { throttling } from './console/console-page.ts';
import { startProduct } from './console/product.ts';
import { type Scene, setScene } from './console/scene.ts';
import { size } from './console/seed.ts';
import { isShownInTime, measureShown, shownLimits } from './console/shown-part.ts';
import { conclude } from './harness/verdict.ts';

interface Measured {
  readonly figures: object;
  readonly ok: boolean;
}

const parts: Readonly<Record<string, (scene: Scene) => Promise<Measured>>> = {
  rooms: async (scene) => judged(await measureShown(scene, 'rooms'), isShownInTime),
  conversation: async (scene) => judged(await measureShown(scene, 'conversation'), isShownInTime),
  busy: async (scene) => judged(await measureBusy(scene), isInteractive),
};

const judged = <Figures extends object>(figures: Figures, isWithin: (figures: Figures) => boolean) => ({
  figures,
  ok: isWithin(figures),
});

async function measure(scene: Scene, names: readonly string[]): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const name of names) {
    const part = await parts[name]?.(scene);
    if (part === undefined) throw new Error(`There is no part ${name}`);
    measured.set(name, part);
    // A part is told when it is measured: all of them take minutes.
    process.stderr.write(`${JSON.stringify({ [name]: part.figures })}\n`);
  }
  return measured;
}

const named = process.argv.slice(2);
const product = await startProduct();
const browser = await launchChromium();
// Only how much is kept is measured there.
const hurriedBrowser = await launchChromium(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
try {
  const measured = await measure(
    await setScene(product, { browser, hurriedBrowser }),
    named.length > 0 ? named : Object.keys(parts),
  );
  conclude({
    bench: 'console',
    throttling,
    size,
    ...Object.fromEntries([...measured].map(([name, { figures }]) => [name, figures])),
    limits: { ...shownLimits, ...busyLimits },
    ok: [...measured.values()].every(({ ok }) => ok),
  });
} finally {
  await Promise.all([browser.close(), hurriedBrowser.close()]);
  await product.stop();
}
