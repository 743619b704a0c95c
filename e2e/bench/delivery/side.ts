import path from 'node:path';
import Value from 'typebox/value';
import { machineTime, processorMs, stolenShare } from '../harness/processor.ts';
import type { Measured } from '../harness/rounds.ts';
import type { Workbench } from '../harness/workbench.ts';
import { startWorker, type Worker } from '../harness/worker.ts';
import type { IrisRooms } from './iris-line.ts';
import type { PlainRoom } from './plain-line.ts';
import { type RoomLoad, RoomOutcome } from './send-load.ts';
import type { SocketIoRooms } from './socket-io-line.ts';

/** What a load came to, with processor time in µs a message. */
export interface RoomCost extends RoomOutcome, Measured {
  readonly servicesUs: number;
  readonly databaseUs: number;
}

/** Clients in their rooms, and the services that carry what they say. */
export interface Side {
  measure(load: RoomLoad): Promise<RoomCost>;
  close(): void;
}

/** Jobs and relays do part of a message's work up to so much later. */
const aftermathMs = 2_000;

/** Lets clients enter their rooms, in a process of their own; `pids` are the services whose time counts. */
export async function openSide(
  workbench: Workbench,
  pids: readonly number[],
  rooms: IrisRooms | SocketIoRooms | PlainRoom,
): Promise<Side> {
  const worker = startWorker(path.join(import.meta.dirname, 'room-load.main.ts'));
  await worker.ask({ enter: rooms });
  return { measure: (load) => measure(workbench, pids, worker, load), close: () => worker.stop() };
}

async function measure(
  { postgresPid }: Workbench,
  pids: readonly number[],
  worker: Worker,
  load: RoomLoad,
): Promise<RoomCost> {
  const look = async () => ({
    services: (await Promise.all(pids.map(processorMs))).reduce((sum, ms) => sum + ms, 0),
    database: await processorMs(postgresPid),
  });
  const [before, machine] = [await look(), await machineTime()];
  const outcome = Value.Parse(RoomOutcome, await worker.ask({ load }));
  const stolen = stolenShare(machine, await machineTime());
  await new Promise((resolve) => setTimeout(resolve, aftermathMs));
  const after = await look();
  const usPerMessage = (ms: number) => (ms * 1_000) / outcome.messages;
  return {
    ...outcome,
    servicesUs: usPerMessage(after.services - before.services),
    databaseUs: usPerMessage(after.database - before.database),
    stolen,
  };
}
