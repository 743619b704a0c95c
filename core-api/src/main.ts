import { createLog, runService, settingsOrExit } from '@iris/kit';
import { readCoreApiSettings } from './config.ts';
import { startCoreApi } from './start.ts';

const settings = settingsOrExit(() => readCoreApiSettings(process.env));
const log = createLog({ level: settings.LOG_LEVEL, service: 'core-api' });
await runService({ log, start: () => startCoreApi(settings, log) });
