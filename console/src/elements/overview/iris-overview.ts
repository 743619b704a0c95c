import { css, html, LitElement, type TemplateResult } from 'lit';
import { Loading } from '../../controllers/loading.ts';
import type { UsageCalls } from '../../live/usage-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { daysUntil, dayText, isQuiet, seriesOf, type UsageDay } from '../../state/usage.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNote, stateNoteStyles } from '../state-note/state-note.ts';
import { dayChart, dayChartStyles } from './day-chart.ts';

const shownDays = 30;

/**
 * What happened in the last 30 days: rooms, response times, messages, visits and drafts, as charts and as a table.
 *
 * Properties: `calls`. Set before it is connected.
 */
export class IrisOverview extends LitElement {
  static override styles = [
    controls,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    dayChartStyles,
    css`
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
        gap: var(--iris-space-4);
      }

      .chart:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }

      summary {
        font-weight: var(--iris-weight-medium);
        cursor: pointer;
      }

      .table {
        max-block-size: 480px;
        margin-block-start: var(--iris-space-3);
        overflow: auto;
      }

      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 6px var(--iris-space-3) 6px 0;
        border-block-end: 1px solid var(--iris-border);
        text-align: end;
        white-space: nowrap;
      }

      th:first-child {
        text-align: start;
      }

      th {
        font-weight: var(--iris-weight-medium);
      }
    `,
  ];

  static override properties = { calls: { attribute: false } };

  declare calls: UsageCalls | null;
  readonly #days = new Loading(this, async () => (await this.calls?.lastDays(shownDays)) ?? []);

  constructor() {
    super();
    this.calls = null;
  }

  protected override render(): TemplateResult {
    const content = loaded(this.#days, 'What happened couldn’t be loaded', (days) =>
      isQuiet(days) ? nobodyYet() : charts(days),
    );
    return html`
      <p class="lead">
        The last ${shownDays} days. A day begins and ends at midnight UTC; today is still going on.
      </p>
      ${
        this.#days.state.status === 'loaded' && !isQuiet(this.#days.state.value)
          ? content
          : html`<section class="card" aria-label="Figures">${content}</section>`
      }
    `;
  }
}

function nobodyYet(): TemplateResult {
  return stateNote(
    'chat',
    'Nobody has come yet',
    html`
      <p>Put the chat on your site: what visitors and your team do then stands here, day by day.</p>
      <a class="button primary" href="#install">Install the chat</a>
    `,
  );
}

function charts(days: readonly UsageDay[]): TemplateResult {
  const period = daysUntil(days.at(-1)?.day ?? '', shownDays);
  return html`
    <div class="charts">${seriesOf(days).map((series) => dayChart(series, period))}</div>
    <section class="card" aria-label="All figures">
      <details>
        <summary>All figures as a table</summary>
        <div class="table" role="region" aria-label="Figures by day" tabindex="0">${table(days)}</div>
      </details>
    </section>
  `;
}

function table(days: readonly UsageDay[]): TemplateResult {
  const series = seriesOf(days);
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          ${series.map(({ name }) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${days
          .map(({ day }, index) =>
            row(
              day,
              series.map(({ values, format }) => cell(values[index], format)),
            ),
          )
          .toReversed()}
      </tbody>
    </table>
  `;
}

function row(day: string, cells: readonly TemplateResult[]): TemplateResult {
  return html`
    <tr>
      <th scope="row">${dayText(day)}</th>
      ${cells}
    </tr>
  `;
}

function cell(value: number | null | undefined, format: (value: number) => string): TemplateResult {
  return html`<td>${value === null || value === undefined ? '–' : format(value)}</td>`;
}
