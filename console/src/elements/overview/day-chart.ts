import { css, html, svg, type TemplateResult } from 'lit';
import { dayText, type Series } from '../../state/usage.ts';

const height = 72;
/** Something that was counted is seen, however little it is beside the highest. */
const leastHeight = 2;

/**
 * Bars, one a day of the period, the highest as high as there is room. A workspace may be younger than the period: then
 * its first days have none. For whoever sees it: the same figures stand in the table below, so the picture itself is
 * left out for screen readers.
 */
export function dayChart(
  { name, about, summary, values, format }: Series,
  period: readonly string[],
): TemplateResult {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  const step = 100 / period.length;
  const first = period.length - values.length;
  return html`
    <section class="card chart" aria-label=${name}>
      <h2>${name}</h2>
      <p><strong>${summary}</strong> ${about}</p>
      <svg viewBox="0 0 100 ${height}" preserveAspectRatio="none" aria-hidden="true">
        ${values.map((value, index) =>
          bar({
            share: (value ?? 0) / Math.max(1, most),
            x: (first + index) * step,
            step,
            title: titleOf(period[first + index], value, format),
          }),
        )}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>${dayText(period[0] ?? '')}</span>
        <span>most ${format(most)}</span>
        <span>${dayText(period.at(-1) ?? '')}</span>
      </div>
    </section>
  `;
}

function titleOf(day: string | undefined, value: number | null, format: Series['format']): string {
  return `${dayText(day ?? '')}: ${value === null ? 'nobody waited' : format(value)}`;
}

interface Bar {
  /** Of the height that there is, from 0 to 1. */
  readonly share: number;
  readonly x: number;
  readonly step: number;
  readonly title: string;
}

function bar({ share, x, step, title }: Bar): TemplateResult<2> {
  const tall = share === 0 ? 0 : Math.max(leastHeight, share * height);
  return svg`
    <g>
      <title>${title}</title>
      <rect class="reach" x=${x} y="0" width=${step} height=${height}></rect>
      <rect class="bar" x=${x + step * 0.15} y=${height - tall} width=${step * 0.7} height=${tall}></rect>
    </g>
  `;
}

export const dayChartStyles = css`
  .chart {
    min-inline-size: 0;
  }

  .chart strong {
    font-size: var(--iris-size-20);
    font-variant-numeric: tabular-nums;
    font-weight: var(--iris-weight-strong);
    color: var(--iris-text);
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: 72px;
    margin-block-start: var(--iris-space-3);
    border-block-end: 1px solid var(--iris-border-strong);
  }

  .bar {
    fill: var(--iris-accent);
  }

  .reach {
    fill: transparent;
  }

  g:hover .reach {
    fill: var(--iris-hover);
  }

  .axis {
    display: flex;
    justify-content: space-between;
    margin-block-start: 4px;
    font-size: var(--iris-size-12);
    font-variant-numeric: tabular-nums;
    color: var(--iris-text-faint);
  }
`;
