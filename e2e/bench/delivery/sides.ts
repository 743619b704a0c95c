import path from 'node:path';
import { startBff, startCoreApi } from '../harness/core-api.ts';
import type { Workbench } from '../harness/workbench.ts';
import type { IrisRooms } from './iris-line.ts';
import { jobsDone } from './jobs-done.ts';
import { makeRooms, type RoomPlan } from './make-rooms.ts';
import { openSide, type Side } from './side.ts';

export interface Sides {
  readonly iris: Side;
  readonly bff: Side;
  readonly socketIo: Side;
  /** Waits until nothing that was said is still worked on. */
  readonly rest: () => Promise<void>;
  close(): void;
}

/** Enters the same rooms with the same clients: of core-api, of a bff before it, and of the socket.io service. */
export async function openSides(workbench: Workbench, plan: RoomPlan): Promise<Sides> {
  const { appUrl, adminUrl } = await workbench.createDatabase();
  const coreApi = await startCoreApi(workbench, appUrl);
  const bff = await startBff(workbench, coreApi.url);
  // Rooms for each way: the same room must not hear what is said on the other way.
  const enter = async (url: string): Promise<IrisRooms> => ({
    kind: 'iris',
    url,
    origin: 'http://127.0.0.1:5000',
    rooms: await makeRooms(coreApi.url, plan),
  });
  const anchorDatabase = await workbench.createDatabase();
  const service = await workbench.start(path.join(import.meta.dirname, 'socket-io-service.main.ts'), {
    DATABASE_URL: anchorDatabase.adminUrl,
  });
  const sides = {
    iris: await openSide(workbench, [coreApi.pid], await enter(coreApi.url)),
    bff: await openSide(workbench, [coreApi.pid, bff.pid], await enter(bff.url)),
    socketIo: await openSide(workbench, [service.pid], {
      kind: 'socket.io',
      url: service.url,
      rooms: plan.workspaces * plan.roomsEach,
      members: plan.members,
    }),
  };
  const close = () => {
    for (const side of Object.values(sides)) side.close();
  };
  return { ...sides, rest: () => jobsDone(adminUrl), close };
}
