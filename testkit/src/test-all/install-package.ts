import { run, type RunOptions } from './run.ts';

/** Installs a package of Debian's where we may: as root. Answers whether it did. */
export async function installPackage(name: string, options: RunOptions): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const quiet = { ...options, env: { ...options.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    await run(['apt-get', 'update', '-qq'], quiet);
    return (await run(['apt-get', 'install', '-qq', '--yes', name], quiet)) === 0;
  } catch {
    // Not a Debian.
    return false;
  }
}
