import type { Acknowledged, Delivered, Framed, Greeted, History, Refused, Sent } from './history.ts';

/** Takes down what happens, with the moment at which it did. */
export interface Recorder {
  readonly history: History;
  now(): number;
  follow(channel: string, client: string): void;
  send(event: Omit<Sent, 'at'>): void;
  acknowledge(event: Omit<Acknowledged, 'at'>): void;
  refuse(event: Omit<Refused, 'at'>): void;
  deliver(event: Omit<Delivered, 'at'>): void;
  greet(event: Greeted): void;
  frame(event: Omit<Framed, 'at'>): void;
  keep(event: Omit<Delivered, 'at'>): void;
}

export function createRecorder(now: () => number): Recorder {
  const members = new Map<string, string[]>();
  const sent: Sent[] = [];
  const acknowledged: Acknowledged[] = [];
  const refused: Refused[] = [];
  const delivered: Delivered[] = [];
  const greeted: Greeted[] = [];
  const framed: Framed[] = [];
  const kept: Omit<Delivered, 'at'>[] = [];
  return {
    history: { members, sent, acknowledged, refused, delivered, greeted, framed, kept },
    now,
    follow: (channel, client) => members.set(channel, [...(members.get(channel) ?? []), client]),
    send: (event) => sent.push({ at: now(), ...event }),
    acknowledge: (event) => acknowledged.push({ at: now(), ...event }),
    refuse: (event) => refused.push({ at: now(), ...event }),
    deliver: (event) => delivered.push({ at: now(), ...event }),
    greet: (event) => greeted.push(event),
    frame: (event) => framed.push({ at: now(), ...event }),
    keep: (event) => kept.push(event),
  };
}
