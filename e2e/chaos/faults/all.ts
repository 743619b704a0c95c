import { cutLink, delayedLink } from './bad-link.ts';
import { calm } from './calm.ts';
import type { Fault } from './fault.ts';
import { killBff } from './kill-bff.ts';
import { killCoreApi } from './kill-core-api.ts';
import { killNats } from './kill-nats.ts';
import { killPostgres } from './kill-postgres.ts';
import { rollingRestart } from './rolling-restart.ts';
import { slowReader } from './slow-reader.ts';
import { fullDisk } from './full-disk.ts';
import { stopCoreApi } from './stop-core-api.ts';

const all: readonly Fault[] = [
  calm,
  killCoreApi,
  killBff,
  killPostgres,
  killNats,
  cutLink,
  delayedLink,
  stopCoreApi,
  slowReader,
  rollingRestart,
  fullDisk,
];

/** The faults of these names; without any, all that so many nodes can have. @throws Error at a name that none has */
export function faultsFor(nodes: number, names: readonly string[]): readonly Fault[] {
  const possible = all.filter(({ isForMany }) => !isForMany || nodes > 1);
  if (names.length === 0) return possible;
  return names.map((name) => {
    const found = possible.find((fault) => fault.name === name);
    if (!found) throw new Error(`${name} is none of ${possible.map((fault) => fault.name).join(', ')}`);
    return found;
  });
}
