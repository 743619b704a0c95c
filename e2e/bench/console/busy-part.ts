import { type Answered, answerWhile, openBusyRooms } from './busy-rooms.ts';
import { openConsole, places } from './console-page.ts';
import type { Scene } from './scene.ts';

export const busyLimits = { p95Ms: 100 };
const answeringSeconds = 20;
/** What is promised, and twenty times as much. */
const messagesPerSecond = [1, 20];

/** How the console answers while rooms write. */
export async function measureBusy(scene: Scene): Promise<readonly Answered[]> {
  const { browser, session, addresses, product, tenantId } = scene;
  const write = await openBusyRooms(product.apiUrl, tenantId);
  const console = await openConsole(browser, addresses.conversation, session);
  await console.firstView(places.conversation);
  const answered: Answered[] = [];
  for (const rate of messagesPerSecond)
    answered.push(await answerWhile(console, write, rate, answeringSeconds));
  await console.close();
  return answered;
}

export const isInteractive = (answered: readonly Answered[]): boolean =>
  answered.every(({ p95Ms }) => p95Ms <= busyLimits.p95Ms);
