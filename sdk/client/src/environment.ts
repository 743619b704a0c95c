/** Undoes what was started; calling it again does nothing. */
export type Cancel = () => void;

/** Strings by key. Never throws: where storage is blocked it lives as long as the page. */
export interface KeyValue {
  get(key: string): string | null;
  set(key: string, value: string): void;
  delete(key: string): void;
}

/** What a socket tells its owner. `closed` comes exactly once, also when it never opened (code 1006). */
export interface SocketEvents {
  received(text: string): void;
  closed(code: number): void;
}

export interface Socket {
  /** Does nothing unless the socket is open. */
  send(text: string): void;
  close(): void;
}

/**
 * Everything the client needs from outside: time, chance, network and storage come in as arguments,
 * so that a test walks an hour in a millisecond.
 */
export interface Environment {
  /** Milliseconds since the epoch. */
  now(): number;
  /** In [0, 1). */
  readonly random: () => number;
  /** A name nobody else has; at most 64 characters. */
  newId(): string;
  after(delayMs: number, run: () => void): Cancel;
  fetch(url: string, init: RequestInit): Promise<Response>;
  openSocket(url: string, protocols: readonly string[], events: SocketEvents): Socket;
  /** Survives the browser; shared by the tabs of one origin. */
  readonly durable: KeyValue;
  /** Survives a reload; one tab's own. */
  readonly page: KeyValue;
  /** Runs `act` while no other tab of this origin runs one of the same name. */
  exclusively<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** Calls back when the page may have slept or lost its network: online, visible again, shown from the cache. */
  onWake(listener: () => void): Cancel;
}
