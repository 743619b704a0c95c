import path from 'node:path';
import Type from 'typebox';
import Value from 'typebox/value';
import { makeRooms } from './delivery/make-rooms.ts';
import { openSide, type RoomCost } from './delivery/side.ts';
import { startCoreApi } from './harness/core-api.ts';
import { holds, judged, limitsText } from './harness/limits.ts';
import { restingMemoryOf } from './harness/memory.ts';
import { measurePairs } from './harness/rounds.ts';
import { median } from './harness/statistics.ts';
import { conclude, machineKind } from './harness/verdict.ts';
import { openWorkbench } from './harness/workbench.ts';
import { startWorker } from './harness/worker.ts';

// What honest clients notice while others do all that they can without being let in (README.md).
const rounds = 3;
const load = { seconds: 8, pace: { perSecond: 100 } };
/** Begins before the honest ones and ends after them. */
const pourSeconds = load.seconds + 2;
const limits = {
  p50_of_calm: { atMost: 2 },
  p99_of_calm: { atMost: 2 },
  /** Memory of core-api at rest: the least after the last two of four poisoned rounds, of the most after the first two. */
  memory_growth: { atMost: 1.1 },
  faults: { atMost: 0 },
  /** Of what was poured in, the share that was turned away as the contract says. */
  refused: { atLeast: 0.99 },
} as const;
const Outcome = Type.Record(Type.String(), Type.Object({ tried: Type.Integer(), refused: Type.Integer() }));

const workbench = await openWorkbench();
const poisoner = startWorker(path.join(import.meta.dirname, 'poison', 'pour.main.ts'));
try {
  const { appUrl } = await workbench.createDatabase();
  const coreApi = await startCoreApi(workbench, appUrl);
  const [target, ...rooms] = await makeRooms(coreApi.url, { workspaces: 1, roomsEach: 51, members: 2 });
  const side = await openSide(workbench, [coreApi.pid], { kind: 'iris', url: coreApi.url, rooms });
  const poured: { tried: number; refused: number }[] = [];
  const poison = {
    url: coreApi.url,
    seconds: pourSeconds,
    channelId: target?.channelId ?? '',
    token: target?.tokens[0] ?? '',
  };
  const measurePoisoned = async (): Promise<RoomCost> => {
    const pouring = poisoner.ask(poison);
    const cost = await side.measure(load);
    poured.push(...Object.values(Value.Parse(Outcome, await pouring)));
    return cost;
  };
  await side.measure(load);
  await measurePoisoned();
  const pairs = await measurePairs(rounds, { ours: measurePoisoned, anchor: () => side.measure(load) });
  // Not between the pairs: after so long a calm V8 has less room, and whoever comes first would pay for that.
  const atRest: number[] = [];
  for (let round = 0; round < 4; round++) {
    await measurePoisoned();
    atRest.push(await restingMemoryOf(coreApi.pid));
  }
  side.close();
  const sum = (of: 'tried' | 'refused') => poured.reduce((total, kind) => total + kind[of], 0);
  const figures = judged(limits, {
    p50_of_calm: median(pairs.map(({ ours, anchor }) => ours.p50Ms / anchor.p50Ms)),
    p99_of_calm: median(pairs.map(({ ours, anchor }) => ours.p99Ms / anchor.p99Ms)),
    memory_growth: Math.min(...atRest.slice(2)) / Math.max(...atRest.slice(0, 2)),
    faults: Math.max(
      ...pairs.map(({ ours }) => Object.values(ours.faults).reduce((total, one) => total + one, 0)),
    ),
    refused: sum('refused') / sum('tried'),
  });
  process.stdout.write(`${limitsText(figures)}\n`);
  conclude({
    bench: 'poison',
    rounds,
    tried: sum('tried'),
    memory_mb: atRest.map((bytes) => Math.round(bytes / 1_048_576)),
    calm_p99_ms: median(pairs.map(({ anchor }) => anchor.p99Ms)),
    poisoned_p99_ms: median(pairs.map(({ ours }) => ours.p99Ms)),
    stolen: Math.max(...pairs.flatMap(({ ours, anchor }) => [ours.stolen, anchor.stolen])),
    machine: machineKind(),
    figures,
    ok: holds(figures),
  });
} finally {
  poisoner.stop();
  await workbench.close();
}
