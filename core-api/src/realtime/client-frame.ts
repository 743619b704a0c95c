import {
  checkerOf,
  clientFrames,
  type ClientFrame,
  type ClientFrameType,
  type SocketErrorCode,
} from '@iris/contract';

/** What a client's text turned out to be. */
export type ParsedFrame =
  | { readonly ok: true; readonly frame: ClientFrame }
  | { readonly ok: false; readonly code: SocketErrorCode; readonly message: string };

const types = Object.keys(clientFrames);

const isKnownType = (type: unknown): type is ClientFrameType =>
  typeof type === 'string' && types.includes(type);

/** Reads one frame of a client (contract §7). Never throws: what is wrong comes back as an error code. */
export function parseClientFrame(text: string): ParsedFrame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, code: 'INVALID_JSON', message: 'The frame is not valid JSON.' };
  }
  const type: unknown = Reflect.get(Object(value), 'type');
  if (!isKnownType(type)) {
    return { ok: false, code: 'UNKNOWN_TYPE', message: `A client sends one of: ${types.join(', ')}.` };
  }
  const frame: unknown = { type, payload: Reflect.get(Object(value), 'payload') ?? {} };
  const checker = checkerOf<(typeof clientFrames)[ClientFrameType]>(clientFrames[type]);
  if (checker.check(frame)) return { ok: true, frame };
  const [first] = checker.explain(frame);
  return {
    ok: false,
    code: 'INVALID_PAYLOAD',
    message: `${first?.path ?? ''} ${first?.message ?? 'is wrong'}`.trim(),
  };
}
