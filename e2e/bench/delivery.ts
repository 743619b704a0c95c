import { openSides, type Sides } from './delivery/sides.ts';
import {
  figuresOf,
  limits,
  type Round,
  sideNames,
  sideSummary,
  stolenIn,
  tableOf,
} from './delivery/summary.ts';
import { holds, judged, limitsText } from './harness/limits.ts';
import { plainInserts } from './harness/pgbench.ts';
import { measureRounds } from './harness/rounds.ts';
import { conclude, machineKind } from './harness/verdict.ts';
import { openWorkbench } from './harness/workbench.ts';

// What a message in a room costs, and how long it takes to its last member, against the service that one writes on a
// morning and against what the database itself does (README.md).
const plan = { workspaces: 4, roomsEach: 50, members: 2 };
const roundCount = 3;
const busy = { seconds: 4, pace: { outstanding: 200 } };
const calm = { seconds: 4, pace: { perSecond: 200 } };
const pgbenchSeconds = 3;

const workbench = await openWorkbench();
let sides: Sides | undefined;
try {
  const { adminUrl } = await workbench.createDatabase();
  const folder = await workbench.createFolder();
  sides = await openSides(workbench, plan);
  const { iris, bff, socketIo, rest } = sides;
  for (const side of [iris, bff, socketIo]) await side.measure(busy);
  const measureRound = async (): Promise<Round> => {
    await rest();
    const pgbench = await plainInserts({ adminUrl, folder }, pgbenchSeconds);
    // The anchor first: jobs of the others begin ten seconds later.
    const loud = {
      'socket.io busy': await socketIo.measure(busy),
      'iris busy': await iris.measure(busy),
      'bff busy': await bff.measure(busy),
    };
    await rest();
    const quiet = {
      'socket.io calm': await socketIo.measure(calm),
      'iris calm': await iris.measure(calm),
    };
    const round = { pgbench, sides: { ...loud, ...quiet } };
    // A run takes minutes: what is known is said.
    process.stdout.write(`a round\n${limitsText(judged(limits, figuresOf([round])))}\n`);
    return round;
  };
  const rounds = await measureRounds(roundCount, measureRound, stolenIn);
  const summaries = sideNames.map((name) => sideSummary(rounds, name));
  const figures = judged(limits, figuresOf(rounds));
  // The anchor numbers nothing and may fail as it likes.
  const faults = summaries.filter(({ name }) => !name.startsWith('socket.io')).map((side) => side.faults);
  for (const side of summaries) process.stdout.write(`${tableOf(side)}\n`);
  process.stdout.write(`${limitsText(figures)}\n`);
  conclude({
    bench: 'delivery',
    rooms: plan,
    rounds: roundCount,
    pgbench_per_second: rounds.map(({ pgbench }) => Math.round(pgbench.perSecond)),
    stolen: Math.max(...rounds.map(stolenIn)),
    machine: machineKind(),
    results: summaries,
    figures,
    ok: holds(figures) && Math.max(...faults) === 0,
  });
} finally {
  sides?.close();
  await workbench.close();
}
