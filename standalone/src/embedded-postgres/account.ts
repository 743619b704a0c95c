import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StartRefused } from '../start-refused.ts';

const run = promisify(execFile);

/** Whom PostgreSQL runs as when we are root, which it refuses to run as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const name = 'postgres';

/** The account `postgres`, made if the machine lacks it; undefined for an ordinary user, who runs it as themselves. */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return await lookUp().catch(async () => {
      await run('useradd', [
        '--system',
        '--user-group',
        '--no-create-home',
        '--shell',
        '/usr/sbin/nologin',
        name,
      ]);
      return lookUp();
    });
  } catch (cause) {
    const message = `PostgreSQL does not run as root, and its user "${name}" could not be made: start Iris as an ordinary user, or set DATABASE_URL.`;
    throw new StartRefused(message, { cause });
  }
}

async function lookUp(): Promise<Account> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * Whether the account gets through every folder down to this one. Asked by trying, because modes alone don't tell
 * (access lists, mounts).
 */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  );
}
