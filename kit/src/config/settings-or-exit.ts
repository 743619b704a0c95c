import { SettingsError } from './read-settings.ts';

/** The settings that `read` returns; a wrong one ends the process with its one line on stderr and code 1. */
export function settingsOrExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}
