import { type QuestionName, questionNames } from './api/questions.ts';
import { type Side, startBare, startOurs } from './api/sides.ts';
import { type Summary, summaryOf, tableOf } from './api/summary.ts';
import { type LoadCost, measureLoad } from './harness/measure-load.ts';
import { measurePairs } from './harness/rounds.ts';
import { conclude, machineKind } from './harness/verdict.ts';
import { openWorkbench, type Workbench } from './harness/workbench.ts';

// What the product API adds to the one query of a request, against a bare Koa route with that query (README.md).
const inFlight = 50;
const rounds = 5;
const requests = 5_000;
const warmUp = 2_000;
/** How much more than the bare route's median ours may take. */
const limits = { p50_ratio: 1.6 };

const workbench = await openWorkbench();
try {
  const sides = { ours: await startOurs(workbench), bare: await startBare(workbench) };
  const results: Record<string, Summary> = {};
  for (const name of questionNames) {
    const summary = summaryOf(
      await measurePairs(rounds, {
        ours: () => measureRound(workbench, sides.ours, name),
        anchor: () => measureRound(workbench, sides.bare, name),
      }),
    );
    process.stdout.write(`${tableOf(name, summary)}\n`);
    results[name] = summary;
  }
  const ok = Object.values(results).every(({ ratio }) => ratio.p50 < limits.p50_ratio);
  const unit = 'ms, and µs of processor time a request';
  const kind = { bench: 'api', unit, in_flight: inFlight, rounds, requests, machine: machineKind() };
  conclude({ ...kind, results, limits, ok });
} finally {
  await workbench.close();
}

async function measureRound(bench: Workbench, side: Side, name: QuestionName): Promise<LoadCost> {
  const load = { origin: side.service.url, ...side.questions[name], requests, inFlight };
  await bench.generator.run({ ...load, requests: warmUp });
  return measureLoad(bench, side.service.pid, load);
}
