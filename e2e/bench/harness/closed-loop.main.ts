import Value from 'typebox/value';
import { closedLoop, Load } from './closed-loop.ts';

// The load's own process, so that its work and the service's don't wait for each other.
process.on('message', (load) => {
  Value.Assert(Load, load);
  closedLoop(load).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
