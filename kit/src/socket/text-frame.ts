/** A ping without content, ready for the wire (RFC 6455 §5.5.2). */
export const pingFrame: Buffer = Buffer.from([0x89, 0]);

const headOf = {
  /** The last fragment of a text, as it is. */
  text: 0x81,
  /** What stands for the length where two or eight bytes tell it. */
  in16Bits: 126,
  in64Bits: 127,
} as const;

/**
 * A text as a server's WebSocket frame (RFC 6455 §5.2), ready for the wire. What goes to many sockets is framed once, and
 * is then one write a socket.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = lengthOf(length);
  const frame = Buffer.allocUnsafe(1 + head.length + length);
  frame[0] = headOf.text;
  frame.set(head, 1);
  frame.write(text, 1 + head.length);
  return frame;
}

function lengthOf(length: number): Buffer {
  if (length < headOf.in16Bits) return Buffer.of(length);
  if (length <= 0xffff) return Buffer.of(headOf.in16Bits, length >> 8, length & 0xff);
  const head = Buffer.alloc(9);
  head[0] = headOf.in64Bits;
  head.writeBigUInt64BE(BigInt(length), 1);
  return head;
}
