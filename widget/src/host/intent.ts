/** How near a pointer has to come, in CSS pixels from the launcher's edge. */
const nearPx = 120;

/**
 * Calls back once, when the visitor seems about to use `button`: the pointer comes near, a finger goes down on
 * it, or it gets the focus. Returns how to stop watching.
 */
export function onIntent(button: HTMLElement, listener: () => void): () => void {
  const watch = new AbortController();
  const options = { passive: true, signal: watch.signal };
  const happen = () => {
    watch.abort();
    listener();
  };
  button.addEventListener('pointerdown', happen, options);
  button.addEventListener('focus', happen, options);
  addEventListener('pointermove', (event) => isNear(button, event) && happen(), options);
  return () => watch.abort();
}

function isNear(button: HTMLElement, { clientX, clientY, pointerType }: PointerEvent): boolean {
  const { left, right, top, bottom, width } = button.getBoundingClientRect();
  const isBeside = clientX > left - nearPx && clientX < right + nearPx;
  return (
    pointerType === 'mouse' && width > 0 && isBeside && clientY > top - nearPx && clientY < bottom + nearPx
  );
}
