/** Calls in a test's hands: each is noted as `[name, ...values]` before it is answered. */
export function noted<T extends object>(
  calls: T,
): { readonly calls: T; readonly made: (readonly unknown[])[] } {
  const made: (readonly unknown[])[] = [];
  const get = (target: T, name: string | symbol, receiver: unknown): unknown => {
    const call: unknown = Reflect.get(target, name, receiver);
    if (typeof call !== 'function') return call;
    return (...values: readonly unknown[]): unknown => {
      made.push([String(name), ...values]);
      return Reflect.apply(call, target, values);
    };
  };
  return { calls: new Proxy(calls, { get }), made };
}

/** Lets what was asked for arrive and be drawn. */
export async function settled(element: { readonly updateComplete: Promise<unknown> }): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
}
