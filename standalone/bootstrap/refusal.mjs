/** Why the start stops, in one line that says what happened and what to do. */
export class Refusal extends Error {}

const byCode = {
  EACCES: 'may not be written by this user: change its owner or choose another folder.',
  EPERM: 'may not be written by this user: change its owner or choose another folder.',
  EROFS: 'lies on a read-only file system: choose another folder.',
  ENOSPC: 'can not be written, the disk is full.',
};

/** One line for the terminal; an error that nobody foresaw keeps its stack, because someone must mend it. */
export function explain(error) {
  if (error instanceof Refusal) return error.message;
  const reason = byCode[error?.code];
  return reason && error.path ? `${error.path} ${reason}` : String(error?.stack ?? error);
}
