import { IrisProblem } from '@iris/client';
import { expect, html } from '@open-wc/testing';
import type { UsageCalls } from '../../live/usage-calls.ts';
import { dayText, type UsageDay } from '../../state/usage.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-overview.define.ts';
import type { IrisOverview } from './iris-overview.ts';

const aDay = (day: number, over: Partial<UsageDay> = {}): UsageDay => ({
  day: `2026-01-0${day}`,
  messages: 0,
  sessions: 0,
  activeUsers: 0,
  channels: 0,
  replySeconds: null,
  drafts: { sent: 0, edited: 0, dismissed: 0 },
  ...over,
});
const busy = [
  aDay(1, { messages: 12, sessions: 4, channels: 3, replySeconds: 45 }),
  aDay(2, {
    messages: 6,
    sessions: 1,
    channels: 1,
    replySeconds: 600,
    drafts: { sent: 1, edited: 1, dismissed: 3 },
  }),
  aDay(3),
];

async function anOverview(lastDays: UsageCalls['lastDays']) {
  const calls: UsageCalls = { lastDays };
  const overview = await onPage<IrisOverview>(html`<iris-overview .calls=${calls}></iris-overview>`);
  await settled(overview);
  return overview;
}

const ofDays = (days: readonly UsageDay[]) => anOverview(() => Promise.resolve(days));

describe('iris-overview', () => {
  it('is accessible, with figures, without, loading and failed', async () => {
    const overview = await ofDays(busy);
    part(overview, 'details', HTMLDetailsElement).open = true;
    await expectAccessible(overview);
    await expectAccessible(await ofDays([aDay(1)]));
    await expectAccessible(await anOverview(() => new Promise(() => {})));
    const failure = new IrisProblem('internal', 500);
    await expectAccessible(await anOverview(() => Promise.reject(failure)));
  });

  it('draws a bar for each day, the highest the fullest, and sums them up', async () => {
    const chart = part(await ofDays(busy), '[aria-label=Messages]');
    const heights = [...chart.querySelectorAll('.bar')].map((bar) => bar.getAttribute('height'));
    expect(heights).to.deep.equal(['72', '36', '0']);
    expect(textOf(chart)).to.contain('18 of visitors and team');
  });

  it('draws the first day of a workspace as the last of the period, no wider than any other day', async () => {
    const chart = part(await ofDays([aDay(1, { messages: 12, sessions: 4 })]), '[aria-label=Messages]');
    const bars = [...chart.querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect());
    const axis = part(chart, '.axis').getBoundingClientRect();
    expect(bars.map(({ width }) => width < axis.width / 30)).to.deep.equal([true]);
    expect(bars.map(({ right }) => axis.right - right < axis.width / 30)).to.deep.equal([true]);
    expect(textOf(part(chart, '.axis'))).to.equal(
      `${dayText('2025-12-03')} most 12 ${dayText('2026-01-01')}`,
    );
  });

  it('says of what never happened that it did not', async () => {
    const chart = part(await ofDays(busy.slice(0, 1)), '[aria-label="Drafts sent"]');
    expect(textOf(part(chart, '.axis'))).to.contain('most 0');
  });

  it('shows how often drafts were sent as they were, edited and dismissed', async () => {
    const chart = part(await ofDays(busy), '[aria-label="Drafts sent"]');
    expect(textOf(chart)).to.contain('2 in all: 1 as they were, 1 edited; 3 were dismissed');
  });

  it('has the same figures as a table, newest first', async () => {
    const rows = [...part(await ofDays(busy), 'tbody').querySelectorAll('tr')];
    const cells = rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent));
    expect(cells).to.deep.equal([
      ['0', '–', '0', '0', '0'],
      ['1', '10 min', '6', '1', '2'],
      ['3', '45 s', '12', '4', '0'],
    ]);
  });

  it('leads a workspace that nobody came to yet to the installation', async () => {
    const overview = await ofDays([aDay(1), aDay(2)]);
    expect(has(overview, 'svg.chart')).to.equal(false);
    expect(part(overview, 'a.primary').getAttribute('href')).to.equal('#install');
  });
});
