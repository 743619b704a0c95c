/**
 * The same function, which gives the same result as long as its arguments are the same: what is drawn from the result
 * isn't drawn again for nothing.
 */
export function remembered<Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | null = null;
  return (...args) => {
    const known = last;
    if (known !== null && args.every((arg, index) => Object.is(arg, known.args[index]))) return known.result;
    const result = make(...args);
    last = { args, result };
    return result;
  };
}
