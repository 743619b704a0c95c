/** A page that isn't looked at paints nothing, but its title goes on. */
const longestMs = 200;

/** Resolves just before the browser paints next, or a moment later where it doesn't paint. */
export function nextPicture(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancelAnimationFrame(picture);
      clearTimeout(timer);
      resolve();
    };
    const picture = requestAnimationFrame(done);
    const timer = setTimeout(done, longestMs);
  });
}
