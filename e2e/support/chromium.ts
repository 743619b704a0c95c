import { type Browser, chromium } from 'playwright-core';

/** What keeps Chromium working as root, and off any network but loopback. */
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromiumPath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';

/** A headless Chromium; `args` are added to those it always gets. */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: [...chromiumArgs, ...args] });
}
