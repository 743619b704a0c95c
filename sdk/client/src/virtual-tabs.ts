import type { Tabs } from './environment.ts';

/** One tab of a browser in a test's hands; asleep it neither hears nor says anything, but keeps what it holds. */
export interface VirtualTab extends Tabs {
  isAsleep: boolean;
}

interface Turn {
  readonly held: () => void;
  readonly lost: () => void;
}

interface Listener {
  readonly tab: VirtualTab;
  readonly received: (message: unknown) => void;
}

/** A browser: gives one `Tabs` for each tab that a test opens. */
export function virtualBrowser(): () => VirtualTab {
  const listeners = new Map<string, Set<Listener>>();
  const lines = new Map<string, Turn[]>();

  function lineOf(name: string): Turn[] {
    const line = lines.get(name) ?? [];
    lines.set(name, line);
    return line;
  }

  function leave(name: string, turn: Turn) {
    const line = lineOf(name);
    const place = line.indexOf(turn);
    if (place === -1) return;
    line.splice(place, 1);
    if (place === 0) line[0]?.held();
  }

  return () => {
    const tab: VirtualTab = {
      isAsleep: false,
      open: (name, received) => {
        const listener = { tab, received };
        const all = listeners.get(name) ?? new Set();
        listeners.set(name, all.add(listener));
        return {
          post: (message) => {
            if (tab.isAsleep) return;
            for (const other of all)
              if (other !== listener && !other.tab.isAsleep) other.received(structuredClone(message));
          },
          close: () => all.delete(listener),
        };
      },
      lead: (name, { steals }, held, lost) => {
        const turn = { held, lost };
        const line = lineOf(name);
        const leader = line[0];
        if (steals) line.splice(0, 1, turn);
        else line.push(turn);
        if (steals) leader?.lost();
        if (line[0] === turn) held();
        return () => leave(name, turn);
      },
    };
    return tab;
  };
}
