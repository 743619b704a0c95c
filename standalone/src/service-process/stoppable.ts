import type { Running } from '../keep-running.ts';
import type { ServiceProcess } from './service-process.ts';

/** A service that drains at SIGTERM, and is killed when that takes too long. */
export function stoppable(service: ServiceProcess): Running {
  return {
    ended: service.ended,
    async stop(patienceMs) {
      service.signal('SIGTERM');
      const impatience = setTimeout(() => service.signal('SIGKILL'), patienceMs);
      await service.ended;
      clearTimeout(impatience);
    },
  };
}
