import type { Framed, Greeted, History, Outage, Violation } from './history.ts';

/** After an outage a socket may for so long still miss or repeat what happened in it. */
const healingMs = 5_000;

/**
 * In healthy running a socket itself tells each message once and in order (contract §7). While something is broken, and
 * for 5 s after, it may miss and repeat: the client heals that, and is held to it elsewhere.
 */
export function checkSockets({ greeted, framed }: History, outage: Outage): Violation[] {
  const heads = new Map(greeted.map((greeting) => [nameOf(greeting), greeting.head]));
  const isHealthy = ({ at }: Framed) => at < outage.from || at > outage.to + healingMs;
  return [...Map.groupBy(framed, nameOf)].flatMap(([name, frames]) =>
    checkOne(frames, heads.get(name) ?? 0, isHealthy),
  );
}

function checkOne(
  frames: readonly Framed[],
  head: number,
  isHealthy: (frame: Framed) => boolean,
): Violation[] {
  const violations: Violation[] = [];
  const ever = new Set(frames.map(({ seq }) => seq));
  const seen = new Set<number>();
  let last = head;
  for (const frame of frames) {
    const { seq } = frame;
    const kinds: Violation['kind'][] = [];
    if (seen.has(seq) || seq <= head) kinds.push('doubled');
    else if (seq <= last) kinds.push('reordered');
    for (let skipped = last + 1; skipped < seq; skipped++) if (!ever.has(skipped)) kinds.push('lost');
    if (isHealthy(frame)) violations.push(...kinds.map((kind) => ({ kind, words: told(frame, last) })));
    seen.add(seq);
    last = Math.max(last, seq);
  }
  return violations;
}

function told({ client, socket, channel, seq }: Framed, last: number): string {
  return `socket ${socket} of ${client} told ${seq} of ${channel} after ${last}`;
}

function nameOf({ client, socket, channel }: Greeted | Framed): string {
  return `${client} ${socket} ${channel}`;
}
