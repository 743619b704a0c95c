import { planted } from './faults/planted.ts';
import { isDurable } from './harness/durable.ts';
import { runRound } from './harness/round.ts';
import { onGround } from './harness/ground.ts';

// Plants what the suite is there to find, one after the other. Succeeds when every one of them is found.
await onGround({ nodes: 1 }, async (ground) => {
  let areFound = true;
  for (const [index, { fault, kind }] of planted.entries()) {
    const { violations } = await runRound(ground, fault, index);
    const found = violations.filter((violation) => violation.kind === kind);
    const ok = found.length > 0;
    process.stdout.write(`${JSON.stringify({ planted: fault.name, kind, found: found.length, ok })}\n`);
    areFound &&= ok;
  }
  // The last of them has switched it off.
  const ok = !(await isDurable(await ground.product.appUrl()));
  process.stdout.write(`${JSON.stringify({ planted: 'synchronous_commit off', ok })}\n`);
  process.exitCode = areFound && ok ? 0 : 1;
});
