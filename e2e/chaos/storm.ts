import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '@iris/standalone';
import { plotOf } from './storm/plot.ts';
import { secondsUntil, simulateStorm } from './storm/storm.ts';

// A node of ten dies, and all of its clients come back to the other nine (README.md). Nothing of it takes real time.
const [clients, of] = [10_000, 100_000];
const refusedMs = 2_000;
const withinSeconds = 30;
const capacities = [500, 1_000, 4_000];
const picture = path.join(repository, 'docs', 'images', 'reconnect-storm.svg');

const storms = [];
for (const perSecond of capacities)
  storms.push({ perSecond, storm: await simulateStorm({ clients, perSecond, refusedMs }) });

const runs = storms.map(({ perSecond, storm }) => ({
  greeted_per_second: perSecond,
  half_online_s: secondsUntil(storm, clients, 0.5),
  all_online_s: secondsUntil(storm, clients, 1),
  most_tries_per_second: Math.max(...storm.tries) * (1_000 / storm.stepMs),
  tries_per_client: Math.round((10 * storm.tries.reduce((sum, count) => sum + count, 0)) / clients) / 10,
}));
const ok = runs.every(({ all_online_s: seconds }) => seconds !== null && seconds <= withinSeconds);
await writeFile(picture, plotOf(storms, clients));
const kind = { simulation: 'storm', clients, of, refused_s: refusedMs / 1_000, within_s: withinSeconds };
process.stdout.write(`${JSON.stringify({ ...kind, runs, ok })}\n`);
process.exitCode = ok ? 0 : 1;
