import { findNatsServer, howToGetNatsServer } from '@iris/standalone';
import { installPackage } from './install-package.ts';
import type { RunOptions } from './run.ts';

/** For people whose machine has none. */
export const howToGetNats = `The tests run several nodes. ${howToGetNatsServer}`;

/** Whether there is a NATS server to test with: one in a usual place, else Debian's, installed where we may (as root). */
export async function hasNatsServer(options: RunOptions): Promise<boolean> {
  const find = async () => (await findNatsServer()) !== undefined;
  return (await find()) || ((await installPackage('nats-server', options)) && find());
}
