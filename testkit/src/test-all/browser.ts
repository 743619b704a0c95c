import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { installPackage } from './install-package.ts';
import type { RunOptions } from './run.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/homebrew/bin'];
const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** For people whose machine has none. */
export const howToGetBrowser =
  'The tests drive a real browser: install Chromium (Debian, Ubuntu: sudo apt-get install chromium) or Google Chrome, or set CHROME_PATH to one.';

/**
 * The Chromium that tests drive: the one that CHROME_PATH names, else one that the machine has, else Debian's,
 * installed where we may (as root). Undefined when there is none to be had.
 */
export async function findBrowser(options: RunOptions): Promise<string | undefined> {
  const named = options.env['CHROME_PATH'];
  if (named) return firstThatRuns([named]);
  const candidates = [...names.flatMap((name) => places.map((place) => `${place}/${name}`)), mac];
  return (
    (await firstThatRuns(candidates)) ??
    ((await installPackage('chromium', options)) ? firstThatRuns(candidates) : undefined)
  );
}

async function firstThatRuns(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const runs = await promisify(execFile)(candidate, ['--version']).then(
      () => true,
      () => false,
    );
    if (runs) return candidate;
  }
  return undefined;
}
