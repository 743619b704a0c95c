import { once } from 'node:events';
import net from 'node:net';

/** What the nodes' connections to NATS run through, so that one of them can have a bad line. */
export interface BusLink {
  readonly port: number;
  /** Nothing gets through for one of the nodes, and nobody tells it; what it opens anew leads nowhere either. */
  cutOne(): void;
  /** All that one of the nodes says and hears comes so much later. */
  delayOne(ms: number): void;
  /** All is as it was; a line that was cut breaks. */
  mend(): void;
  readonly close: () => Promise<void>;
}

interface Line {
  readonly ends: readonly net.Socket[];
  isCut: boolean;
  delayMs: number;
}

/** Stands between the nodes and the NATS server of this machine that listens there. */
export async function startBusLink(natsPort: number): Promise<BusLink> {
  const lines = new Set<Line>();
  let isOneCut = false;
  const server = net.createServer((node) => {
    const nats = net.connect(natsPort, '127.0.0.1');
    const line: Line = { ends: [node, nats], isCut: isOneCut, delayMs: 0 };
    lines.add(line);
    carry(line, node, nats);
    carry(line, nats, node);
    node.once('close', () => lines.delete(line));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const oldest = (): Line => {
    const [line] = lines;
    if (!line) throw new Error('no node is connected to NATS');
    return line;
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutOne: () => {
      oldest().isCut = true;
      isOneCut = true;
    },
    delayOne: (ms) => void (oldest().delayMs = ms),
    mend: () => {
      isOneCut = false;
      for (const line of lines) {
        line.delayMs = 0;
        if (line.isCut) for (const end of line.ends) end.destroy();
      }
    },
    close: async () => {
      server.close();
      for (const { ends } of lines) for (const end of ends) end.destroy();
      await once(server, 'close');
    },
  };
}

/** Passes on what comes, in its order, also while the delay changes; on a line that is cut it is swallowed. */
function carry(line: Line, from: net.Socket, to: net.Socket): void {
  let lastDue = 0;
  from.setNoDelay(true);
  from.on('data', (bytes: Buffer) => {
    if (line.isCut) return;
    lastDue = Math.max(lastDue, performance.now() + line.delayMs);
    const waitMs = lastDue - performance.now();
    if (waitMs <= 0) to.write(bytes);
    else setTimeout(() => to.writable && to.write(bytes), waitMs);
  });
  from.on('error', () => undefined);
  from.once('close', () => to.destroy());
}
