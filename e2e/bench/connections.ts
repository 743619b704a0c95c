import { freePort } from '@iris/standalone';
import { makeRooms } from './delivery/make-rooms.ts';
import { openSide } from './delivery/side.ts';
import { stopReading } from './delivery/slow-reader.ts';
import { startBff, startCoreApi } from './harness/core-api.ts';
import { holds, judged, limitsText } from './harness/limits.ts';
import { restingMemoryOf } from './harness/memory.ts';
import { assertOpenFiles } from './harness/open-files.ts';
import { conclude, machineKind } from './harness/verdict.ts';
import { openWorkbench, type Workbench } from './harness/workbench.ts';

// What a connection costs that nothing happens on, what ten thousand cost that hear something every second, and what one
// costs whose reader stopped (README.md).
const idle = 5_000;
const busy = { rooms: 200, users: 2, pagesEach: 25 };
const busyLoad = { seconds: 60, pace: { perSecond: busy.rooms } };
const bound = 1_048_576;
const frameAtMost = 65_536;
const origin = 'http://127.0.0.1:5000';

const limits = {
  core_api_bytes: { atMost: 12 * 1_024 },
  bff_bytes: { atMost: 8 * 1_024 },
  /** Memory of core-api in the second half of a minute's talk, of that in the first. */
  busy_growth: { atMost: 1.1 },
  busy_faults: { atMost: 0 },
  slow_reader_bytes: { atMost: bound + frameAtMost },
  slow_reader_cut_off: { atLeast: 1 },
} as const;

await assertOpenFiles(busy.rooms * busy.users * busy.pagesEach + 1_000);
const workbench = await openWorkbench();
try {
  const { appUrl } = await workbench.createDatabase();
  const metricsPort = await freePort('127.0.0.1');
  const coreApi = await startCoreApi(workbench, appUrl, { IRIS_METRICS_PORT: String(metricsPort) });
  const bff = await startBff(workbench, coreApi.url);
  const rooms = await makeRooms(coreApi.url, { workspaces: 1, roomsEach: idle, members: 1 });
  const enter = (url: string) => openSide(workbench, [coreApi.pid], { kind: 'iris', url, origin, rooms });
  // As many have been there before, so that what goes after a wave went before the first look too.
  for (const url of [coreApi.url, bff.url]) (await enter(url)).close();

  const perConnection = async (pid: number, url: string) => {
    const before = await restingMemoryOf(pid);
    const side = await enter(url);
    const bytes = ((await restingMemoryOf(pid)) - before) / idle;
    side.close();
    return bytes;
  };
  const coreApiBytes = await perConnection(coreApi.pid, coreApi.url);
  tell(`an idle connection takes ${Math.round(coreApiBytes)} bytes of core-api`);
  const bffBytes = await perConnection(bff.pid, bff.url);
  tell(`and through the bff ${Math.round(bffBytes)} more there`);
  const talk = await measureBusy(workbench, coreApi);
  tell(
    `in a minute's talk memory becomes ${talk.growth.toFixed(2)} times itself, with ${talk.faults} faults`,
  );
  const [room] = rooms;
  const slow = await stopReading(
    coreApi.url,
    { channelId: room?.channelId ?? '', token: room?.tokens[0] ?? '' },
    () => bufferedBytes(metricsPort),
  );
  const figures = judged(limits, {
    core_api_bytes: coreApiBytes,
    bff_bytes: bffBytes,
    busy_growth: talk.growth,
    busy_faults: talk.faults,
    slow_reader_bytes: slow.waited,
    slow_reader_cut_off: Number(slow.isCutOff),
  });
  process.stdout.write(`${limitsText(figures)}\n`);
  const { p50Ms, p99Ms, stolen } = talk;
  conclude({
    bench: 'connections',
    idle,
    busy,
    busy_p50_ms: p50Ms,
    busy_p99_ms: p99Ms,
    stolen,
    machine: machineKind(),
    figures,
    ok: holds(figures),
  });
} finally {
  await workbench.close();
}

/** A run takes minutes: what is known is said. */
function tell(what: string): void {
  process.stdout.write(`  ${what}\n`);
}

/** One message a second in each room, for a minute. */
async function measureBusy(bench: Workbench, { pid, url }: { pid: number; url: string }) {
  const made = await makeRooms(url, { workspaces: 1, roomsEach: busy.rooms, members: busy.users });
  const rooms = made.map(({ channelId, tokens }) => ({
    channelId,
    tokens: Array.from({ length: busy.pagesEach }, () => tokens).flat(),
  }));
  const side = await openSide(bench, [pid], { kind: 'iris', url, rooms });
  // What is made once, for the first messages, is not what grows; nor is what V8 holds in calm what it holds in talk.
  await side.measure({ ...busyLoad, seconds: 10 });
  const talk = side.measure(busyLoad);
  const first = await restingMemoryOf(pid);
  const growth = (await restingMemoryOf(pid)) / first;
  const cost = await talk;
  side.close();
  const { lost, doubled, reordered, invented } = cost.faults;
  return { ...cost, growth, faults: lost + doubled + reordered + invented };
}

/** What waits for slow readers, as core-api itself tells it. */
async function bufferedBytes(metricsPort: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  return Number(/^iris_socket_buffer_bytes (\d+)$/m.exec(await answer.text())?.[1]);
}
