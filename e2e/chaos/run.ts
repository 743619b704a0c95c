import { parseArgs } from 'node:util';
import { faultsFor } from './faults/all.ts';
import type { Fault } from './faults/fault.ts';
import { isDurable } from './harness/durable.ts';
import { runFault } from './harness/run-fault.ts';
import { onGround } from './harness/ground.ts';

// Breaks the running product in every way there is a file for in faults/, and checks what its clients saw (README.md).
const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '1' }, nodes: { type: 'string', default: '1' } },
  allowPositionals: true,
});

const nodes = Number(values.nodes);
let isWhole = true;
// Those that ask for the same ground share it.
for (const faults of Map.groupBy(faultsFor(nodes, positionals), groundOf).values()) {
  const [{ diskMegabytes, needsLink = false } = {}] = faults;
  await onGround({ nodes, diskMegabytes, needsLink }, async (ground) => {
    if (!(await isDurable(await ground.product.appUrl()))) throw new Error('the database is not durable');
    for (const fault of faults) {
      const outcome = await runFault(ground, fault, Number(values.rounds));
      process.stdout.write(`${JSON.stringify({ ...outcome, nodes })}\n`);
      isWhole &&= outcome.ok;
    }
  });
}
process.exitCode = isWhole ? 0 : 1;

function groundOf({ diskMegabytes, needsLink }: Fault): string {
  return `${diskMegabytes} ${needsLink}`;
}
