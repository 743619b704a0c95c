import type { Storm } from './storm.ts';

/** A storm, and how many a second could be greeted in it. */
export interface DrawnStorm {
  readonly perSecond: number;
  readonly storm: Storm;
}

const [width, height] = [860, 470];
const [left, right] = [64, 28];
const shownSeconds = 30;
const upper = { top: 64, bottom: 190 };
const lower = { top: 258, bottom: 420 };

/** Light and dark are the reader's own; no colour carries anything alone. */
const style = `
  svg { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; background: #fff; color: #1a1d23 }
  text { fill: currentColor; font-variant-numeric: tabular-nums }
  .title { font-weight: 600; font-size: 14px } .muted { fill: #505663 }
  .grid { stroke: #1a1d23; stroke-opacity: .1 } .area { fill: #5b5bd6; fill-opacity: .18 }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke: #5b5bd6 }
  .line.n1 { stroke-dasharray: 7 4 } .line.n0 { stroke-dasharray: 2 4 }
  @media (prefers-color-scheme: dark) {
    svg { background: #1b1d21; color: #ebebec } .muted { fill: #b0b1b3 }
    .grid { stroke: #fff } .line { stroke: #a9a9f8 } .area { fill: #a9a9f8 }
  }`;

/** Two pictures over one time: how often clients try, and how many are back. */
export function plotOf(storms: readonly DrawnStorm[], clients: number): string {
  const busiest = storms.at(-1);
  const rates = busiest?.storm.tries.map((count) => (count * 1_000) / busiest.storm.stepMs) ?? [];
  const most = Math.ceil(Math.max(...rates) / 5_000) * 5_000;
  const parts = [
    text(left, 28, 'title', `${number(clients)} clients are cut off at once, and come back`),
    text(left, upper.top - 14, 'muted', 'Tries a second'),
    ...grid(upper, most),
    path('area', [[0, 0], ...points(rates, busiest), [shownSeconds, 0]], upper, most),
    path('line', points(rates, busiest), upper, most),
    text(left, lower.top - 14, 'muted', 'Online again, for each number that can be greeted a second'),
    ...grid(lower, clients),
    ...storms.flatMap(({ perSecond, storm }, index) => [
      path(`line n${index}`, [[0, 0], ...points(storm.online, { storm })], lower, clients),
      label(perSecond, storm, clients),
    ]),
    ...[0, 5, 10, 15, 20, 25, 30].map((second) =>
      text(xOf(second), lower.bottom + 22, 'muted', second === 0 ? '0 s' : String(second), 'middle'),
    ),
  ];
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${altText}">
<style>${style}
</style>
${parts.join('\n')}
</svg>
`;
}

const altText = 'Tries to connect a second, and clients that are online again, in the 30 s after a node died';

type Point = readonly [second: number, value: number];
type Frame = typeof upper;

function points(values: readonly number[], drawn: { storm: Storm } | undefined): Point[] {
  const stepSeconds = (drawn?.storm.stepMs ?? 0) / 1_000;
  return values
    .map((value, index): Point => [(index + 1) * stepSeconds, value])
    .filter(([second]) => second <= shownSeconds);
}

const xOf = (second: number): number => round(left + (second / shownSeconds) * (width - left - right));
const yOf = (value: number, { top, bottom }: Frame, most: number): number =>
  round(bottom - (value / most) * (bottom - top));
const round = (value: number): number => Math.round(value * 10) / 10;
const number = (value: number): string => value.toLocaleString('en');

function path(kind: string, line: readonly Point[], frame: Frame, most: number): string {
  const steps = line.map(([second, value]) => `${xOf(second)} ${yOf(value, frame, most)}`);
  return `<path class="${kind}" d="M${steps.join('L')}"/>`;
}

function grid(frame: Frame, most: number): string[] {
  return [0, 0.5, 1].flatMap((share) => {
    const y = yOf(share * most, frame, most);
    const line = `<path class="grid" d="M${left} ${y}H${width - right}"/>`;
    return [line, text(left - 10, y + 4, 'muted', number(share * most), 'end')];
  });
}

/** Beside the line, shortly before it has reached everyone. */
function label(perSecond: number, { online, stepMs }: Storm, clients: number): string {
  const index = online.findIndex((count) => count >= clients * 0.92);
  const second = ((index + 1) * stepMs) / 1_000;
  const y = yOf(online[index] ?? 0, lower, clients);
  return text(xOf(second) + 10, y + 14, '', `${number(perSecond)} a second`);
}

function text(x: number, y: number, kind: string, words: string, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" class="${kind}" text-anchor="${anchor}">${words}</text>`;
}
