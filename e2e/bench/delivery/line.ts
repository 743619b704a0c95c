/** Hears a message: in which room and as which of its members, the number that its sender gave it, and its place there. */
export type Hear = (room: number, member: number, index: number, seq?: number) => void;

/** The clients of all rooms, connected to one service. */
export interface Line {
  readonly rooms: number;
  readonly members: number;
  /**
   * Posts a message, numbered `index` by its sender; resolves when it is acknowledged, with its place in the room where the
   * service has such.
   */
  post(room: number, member: number, index: number): Promise<number | undefined>;
  close(): void;
}

/** What a customer and a shop write to each other, more or less. */
export const content =
  'Your order has left our workshop and is on its way: it should be with you on Thursday.';
