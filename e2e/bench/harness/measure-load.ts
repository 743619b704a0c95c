import type { Load, Outcome } from './closed-loop.ts';
import { machineTime, processorMs, stolenShare } from './processor.ts';
import type { Measured } from './rounds.ts';
import type { Workbench } from './workbench.ts';

/** A load with what it cost, in µs of processor time a request. */
export interface LoadCost extends Outcome, Measured {
  readonly serviceUs: number;
  readonly databaseUs: number;
}

/** Runs a load on a service and looks at the clocks of all who worked for it. */
export async function measureLoad(
  { generator, postgresPid }: Workbench,
  servicePid: number,
  load: Load,
): Promise<LoadCost> {
  const look = () => Promise.all([processorMs(servicePid), processorMs(postgresPid), machineTime()]);
  const [service, database, machine] = await look();
  const outcome = await generator.run(load);
  const [serviceAfter, databaseAfter, machineAfter] = await look();
  const usPerRequest = (ms: number) => (ms * 1_000) / load.requests;
  return {
    ...outcome,
    serviceUs: usPerRequest(serviceAfter - service),
    databaseUs: usPerRequest(databaseAfter - database),
    stolen: stolenShare(machine, machineAfter),
  };
}
