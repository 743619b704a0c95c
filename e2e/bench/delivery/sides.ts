import path from 'node:path';
import Value from 'typebox/value';
import { startBff, startCoreApi } from '../harness/core-api.ts';
import { machineTime, processorMs, stolenShare } from '../harness/processor.ts';
import type { Measured } from '../harness/rounds.ts';
import type { Workbench } from '../harness/workbench.ts';
import { startWorker, type Worker } from '../harness/worker.ts';
import type { IrisRooms } from './iris-line.ts';
import { makeRooms, type RoomPlan } from './make-rooms.ts';
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
}

/** Jobs and relays do part of a message's work up to so much later. */
const aftermathMs = 2_000;

export interface Sides {
  readonly iris: Side;
  readonly bff: Side;
  readonly socketIo: Side;
  close(): void;
}

/** Enters the same rooms with the same clients: of core-api, of a bff before it, and of the socket.io service. */
export async function openSides(workbench: Workbench, plan: RoomPlan): Promise<Sides> {
  const { appUrl } = await workbench.createDatabase();
  const coreApi = await startCoreApi(workbench, appUrl);
  const bff = await startBff(workbench, coreApi.url);
  // A workspace each way: the same room must not hear what is said on the other way.
  const enter = async (url: string): Promise<IrisRooms> => ({
    kind: 'iris',
    url,
    origin: 'http://127.0.0.1:5000',
    rooms: await makeRooms(coreApi.url, plan),
  });
  const { adminUrl } = await workbench.createDatabase();
  const service = await workbench.start(path.join(import.meta.dirname, 'socket-io-service.main.ts'), {
    DATABASE_URL: adminUrl,
  });
  const workers: Worker[] = [];
  const sideOf = async (pids: readonly number[], rooms: IrisRooms | SocketIoRooms): Promise<Side> => {
    const worker = startWorker(path.join(import.meta.dirname, 'room-load.main.ts'));
    workers.push(worker);
    await worker.ask({ enter: rooms });
    return { measure: (load) => measure(workbench, pids, worker, load) };
  };
  const count = plan.workspaces * plan.roomsEach;
  return {
    iris: await sideOf([coreApi.pid], await enter(coreApi.url)),
    bff: await sideOf([coreApi.pid, bff.pid], await enter(bff.url)),
    socketIo: await sideOf([service.pid], {
      kind: 'socket.io',
      url: service.url,
      rooms: count,
      members: plan.members,
    }),
    close() {
      for (const worker of workers) worker.stop();
    },
  };
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
