/** A start that can't go on; the message is the one line a person gets: what happened, and what to do. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}
