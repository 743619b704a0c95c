import path from 'node:path';
import { makeRooms } from './delivery/make-rooms.ts';
import { openSide, type RoomCost } from './delivery/side.ts';
import { startCoreApi } from './harness/core-api.ts';
import { holds, judged, limitsText } from './harness/limits.ts';
import { measurePairs } from './harness/rounds.ts';
import { median } from './harness/statistics.ts';
import { conclude, machineKind } from './harness/verdict.ts';
import { openWorkbench } from './harness/workbench.ts';

// What handing one message to a thousand sockets costs, against raw `ws` that sends to each (README.md).
const subscribers = 1_000;
const rounds = 3;
const load = { seconds: 5, pace: { perSecond: 25 } };
/** Some thousand posts that nobody else hears: V8 compiles what runs often, and at 25 a second nothing does for minutes. */
const warmUp = { seconds: 10, pace: { outstanding: 20 } };
const limits = { cpu_of_raw_ws: { atMost: 1 } } as const;

const workbench = await openWorkbench();
try {
  const { appUrl } = await workbench.createDatabase();
  const coreApi = await startCoreApi(workbench, appUrl);
  const [room, ...others] = await makeRooms(coreApi.url, { workspaces: 1, roomsEach: 11, members: 1 });
  // One user with a thousand open pages: to a socket it is all the same.
  const tokens = Array.from({ length: subscribers }, () => room?.tokens[0] ?? '');
  const rooms = [{ channelId: room?.channelId ?? '', tokens }];
  const plainService = path.join(import.meta.dirname, 'delivery', 'plain-service.main.ts');
  const plain = await workbench.start(plainService, {});
  const beginners = [
    await openSide(workbench, [coreApi.pid], { kind: 'iris', url: coreApi.url, rooms: others }),
    await openSide(workbench, [plain.pid], { kind: 'plain', url: plain.url, members: 1 }),
  ];
  for (const beginner of beginners) {
    await beginner.measure(warmUp);
    beginner.close();
  }
  const ours = await openSide(workbench, [coreApi.pid], { kind: 'iris', url: coreApi.url, rooms });
  const anchor = await openSide(workbench, [plain.pid], {
    kind: 'plain',
    url: plain.url,
    members: subscribers,
  });
  for (const side of [ours, anchor]) await side.measure(load);
  const pairs = await measurePairs(rounds, {
    ours: () => ours.measure(load),
    anchor: () => anchor.measure(load),
  });
  ours.close();
  anchor.close();
  const perDelivery = (costs: readonly RoomCost[]) =>
    Number((median(costs.map(({ servicesUs }) => servicesUs)) / subscribers).toFixed(2));
  const faults = Math.max(
    ...pairs.map((pair) => Object.values(pair.ours.faults).reduce((sum, count) => sum + count, 0)),
  );
  const figures = judged(limits, {
    cpu_of_raw_ws: median(pairs.map((pair) => pair.ours.servicesUs / pair.anchor.servicesUs)),
  });
  process.stdout.write(`${limitsText(figures)}\n`);
  conclude({
    bench: 'fan-out',
    subscribers,
    rounds,
    us_per_delivery: {
      iris: perDelivery(pairs.map((pair) => pair.ours)),
      raw_ws: perDelivery(pairs.map((pair) => pair.anchor)),
    },
    p99_ms: {
      iris: median(pairs.map((pair) => pair.ours.p99Ms)),
      raw_ws: median(pairs.map((pair) => pair.anchor.p99Ms)),
    },
    stolen: Math.max(...pairs.flatMap((pair) => [pair.ours.stolen, pair.anchor.stolen])),
    machine: machineKind(),
    figures,
    faults,
    ok: holds(figures) && faults === 0,
  });
} finally {
  await workbench.close();
}
