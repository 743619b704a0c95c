import type { DestinationStream } from 'pino';
import { systemClock, type Clock } from '../clock.ts';

/** So long a line waits for others at most. */
const waitMs = 20;
/** So many characters are not waited for longer. */
const enough = 16_384;

/**
 * Hands lines on in bulk, since handing one on costs several times as much as making it. What waits when the process
 * exits goes then; only one that is killed takes its last lines along.
 */
export function gatheredLines(out: DestinationStream, clock: Clock = systemClock): DestinationStream {
  let lines = '';
  let stopWaiting = () => {};
  const handOn = () => {
    stopWaiting();
    process.off('exit', handOn);
    out.write(lines);
    lines = '';
  };
  const wait = () => {
    stopWaiting = clock.setTimeout(handOn, waitMs);
    // Before whatever `out` itself does then.
    process.prependListener('exit', handOn);
  };
  return {
    write(line) {
      if (lines === '') wait();
      lines += line;
      if (lines.length >= enough) handOn();
    },
  };
}
