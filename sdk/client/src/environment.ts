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

/** One end of a line between the tabs of an origin. */
export interface TabLink {
  /** To all other tabs that opened the same name. */
  post(message: unknown): void;
  close(): void;
}

/** The tabs of one browser that show pages of one origin. */
export interface Tabs {
  open(name: string, received: (message: unknown) => void): TabLink;
  /**
   * Calls `held` when it is this tab's turn to lead those of `name`, and `lost` if another tab steals that from it.
   * Stealing doesn't wait for the tab that leads. Cancelling gives the lead, or the place in line, to the next.
   */
  lead(name: string, how: { readonly steals: boolean }, held: () => void, lost: () => void): Cancel;
}

/** What the client reads of an answer: an answer of `fetch` is one. */
export type HttpAnswer = Pick<Response, 'ok' | 'status' | 'headers' | 'text'>;

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
  fetch(url: string, init: RequestInit): Promise<HttpAnswer>;
  openSocket(url: string, protocols: readonly string[], events: SocketEvents): Socket;
  /** Survives the browser; shared by the tabs of one origin. */
  readonly durable: KeyValue;
  /** Survives a reload; one tab's own. */
  readonly page: KeyValue;
  /** Runs `act` while no other tab of this origin runs one of the same name. */
  exclusively<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** Null where a browser has no way for tabs to agree (Web Locks and BroadcastChannel). */
  readonly tabs: Tabs | null;
  /** Calls back when the page may have slept or lost its network: online, visible again, shown from the cache. */
  onWake(listener: () => void): Cancel;
}
