import { until } from '../harness/until.ts';
import type { Fault } from './fault.ts';

const startedWithinMs = 60_000;

/** SIGKILL of NATS: no node hears of the others any more, and none may go silent about it. */
export const killNats: Fault = {
  name: 'kill-nats',
  isForMany: true,
  inflict: async ({ product }) => {
    const killed = product.natsPid;
    process.kill(killed, 'SIGKILL');
    await until('NATS is started again', startedWithinMs, () => product.natsPid !== killed || undefined);
    await product.untilReady();
  },
};
