import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../harness/until.ts';
import type { Fault } from './fault.ts';

/** As long as a message may be, 32 kB each … */
const longest = '🙂'.repeat(7_900);
/** … and of each writer so many that no kernel's buffers hold them all. */
const count = 150;
const lastsMs = 15_000;
const letGoWithinMs = 40_000;

/**
 * Some sockets of a channel are not read while megabytes come. The service lets go of them (4009) instead of keeping what
 * they don't read; where even that can't be said any more, their heartbeat finds it out. Nobody else waits for them, and
 * once they read on they catch up.
 */
export const slowReader: Fault = {
  name: 'slow-reader',
  inflict: async ({ world: { channelIds, participants } }) => {
    const [channelId = ''] = channelIds;
    const members = participants.filter((one) => one.follows(channelId) && one.speaks);
    const slow = members.filter((_, index) => index % 2 === 0);
    for (const { environment } of slow) environment.stopReading();
    for (const one of members.filter((_, index) => index % 2 === 1))
      for (let number = 1; number <= count; number++) one.write(`${one.name}: ${number} of many ${longest}`);
    await wait(lastsMs);
    for (const { environment } of slow) environment.readOn();
    // Behind a bff and a balancer there are more buffers than this fills.
    const areLetGo = () => slow.some(({ environment }) => environment.closings.length > 0);
    await until('a slow reader is let go', letGoWithinMs, () => areLetGo() || undefined);
  },
};
