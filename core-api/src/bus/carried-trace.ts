import { headers, type Msg, type MsgHdrs, type PublishOptions } from '@nats-io/transport-node';
import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

/** How an event tells the nodes that take it which trace it belongs to; nothing where nothing is traced. */
export function carryTrace(): PublishOptions {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  const entries = Object.entries(carrier);
  if (entries.length === 0) return {};
  const carried = headers();
  for (const [name, value] of entries) carried.set(name, value);
  return { headers: carried };
}

/** Takes an event of another node as part of the trace that it belongs to. */
export function inTraceOf(message: Msg, take: () => void): void {
  const { headers: carried } = message;
  if (!carried) return take();
  const getter = {
    get: (from: MsgHdrs, name: string) => from.get(name),
    keys: (from: MsgHdrs) => from.keys(),
  };
  context.with(propagation.extract(ROOT_CONTEXT, carried, getter), take);
}
