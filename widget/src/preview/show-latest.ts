/**
 * Shows what was wanted last, once `load` has brought what shows it. A module that is imported twice while it is on its
 * way may answer the second asker first, so a wish that was overtaken meanwhile is dropped.
 */
export function showLatest<T>(
  load: () => Promise<unknown>,
  show: (wanted: T) => void,
): (wanted: T) => Promise<void> {
  let latest = 0;
  return async (wanted) => {
    latest += 1;
    const mine = latest;
    await load();
    if (mine === latest) show(wanted);
  };
}
