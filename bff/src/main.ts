import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createLog, listen, runService, settingsOrExit, systemClock } from '@iris/kit';
import { createBff } from './app.ts';
import { readConfig } from './config.ts';
import { loadFiles } from './files/load-files.ts';

/** Where builds and pages lie, seen from this file. */
const folders = ['loader/dist', 'widget/dist', 'widget/pages', 'console/dist', 'docs/site'].map((folder) =>
  fileURLToPath(new URL(`../../${folder}`, import.meta.url)),
);

const config = settingsOrExit(() => readConfig(process.env));
const log = createLog({ level: config.LOG_LEVEL, service: 'bff' });

await runService({
  log,
  start: async () => {
    const files = await loadFiles(folders);
    const server = createServer();
    const url = await listen(server, { host: config.IRIS_HOST, port: config.IRIS_BFF_PORT });
    // Pages name the public base, and without a setting that is where it listens: known only now.
    const publicBase = config.IRIS_PUBLIC_CDN_BASE ?? url;
    const bff = createBff({ server, config, publicBase, files, clock: systemClock, log });
    return { url, stop: () => bff.stop() };
  },
});
