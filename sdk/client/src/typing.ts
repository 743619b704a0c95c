import type { UserId } from '@iris/contract';
import type { Cancel, Environment } from './environment.ts';

/** A sign of typing lasts so long by itself (contract §7) … */
const expiresMs = 6_000;
/** … so whoever goes on typing repeats it in time … */
const repeatMs = 3_000;
/** … and whoever pauses takes it back a little sooner. */
const pauseMs = 4_000;

/** Says that the visitor is typing, seldom enough to be no load and often enough not to expire. */
export interface TypingSender {
  /** Called at every keystroke. */
  typed(): void;
  stopped(): void;
}

export function createTypingSender(environment: Environment, say: (isTyping: boolean) => void): TypingSender {
  let saidAt: number | null = null;
  let cancelPause: Cancel = () => {};

  function stopped() {
    cancelPause();
    if (saidAt !== null) say(false);
    saidAt = null;
  }

  return {
    typed: () => {
      cancelPause();
      cancelPause = environment.after(pauseMs, stopped);
      const now = environment.now();
      if (saidAt !== null && now - saidAt < repeatMs) return;
      saidAt = now;
      say(true);
    },
    stopped,
  };
}

export interface Typist {
  readonly user_id: UserId;
  readonly display_name: string;
}

/** Who is typing now, as others said; each forgotten after 6 s without a new sign. */
export interface Typists {
  heard(typist: Typist, isTyping: boolean): void;
  clear(): void;
}

export function createTypists(
  environment: Environment,
  onChange: (typists: readonly Typist[]) => void,
): Typists {
  const typists = new Map<UserId, { typist: Typist; cancel: Cancel }>();
  const tell = () => onChange([...typists.values()].map(({ typist }) => typist));

  function forget(userId: UserId) {
    typists.get(userId)?.cancel();
    if (typists.delete(userId)) tell();
  }

  return {
    heard: (typist, isTyping) => {
      if (!isTyping) return forget(typist.user_id);
      const known = typists.get(typist.user_id);
      known?.cancel();
      typists.set(typist.user_id, {
        typist,
        cancel: environment.after(expiresMs, () => forget(typist.user_id)),
      });
      if (known === undefined) tell();
    },
    clear: () => {
      for (const { cancel } of typists.values()) cancel();
      typists.clear();
      tell();
    },
  };
}
