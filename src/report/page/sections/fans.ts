/** Fans over time: the mean of each strategy with the band that holds nine in ten, beside the future without go-lives. */
import { isoDate } from '../../../scenario/calendar/calendar.js';
import { largestOf, scaleFor, wordScaleFor } from '../../numbers.js';
import { type ChartName, chartHtml } from '../chart.js';
import { type Html, html, name } from '../html.js';
import type { Fan, OverTime, PageData } from '../page-data.js';
import { plainTable } from '../table.js';

/** Rows of the table, about: the chart has every point. */
const ROWS = 16;

export function fanHtml(data: PageData, one: OverTime, chart: ChartName = 'fan'): Html {
  const { id, label, definition, usual, reported } = one;
  const beside = usual === null ? '' : ' The dashed grey line is the same future without go-lives.';
  const books = reported === null ? '' : ' The dotted line is what is reported.';
  return chartHtml({
    chart,
    key: id,
    title: label,
    sees: html`${name(seen(data, one))}${beside}${books} <span class="means">${definition}.</span>`,
    alt: `${label} over time, a panel for each plan: the mean as a line in a band that holds nine in ten replications.${beside}${books}`,
    table: numbers(data, one),
  });
}

function numbers({ start, strategies }: PageData, { label, unit, days, usual, fans, reported }: OverTime): Html {
  const every = Math.max(1, Math.round(days.length / ROWS));
  const all = [...fans, ...(usual === null ? [] : [usual])];
  const scale = scaleFor(unit, [largestOf(all.flatMap(({ high }) => high.map((x) => x ?? undefined)))], 1);
  const say = (x: number | null | undefined) => (x === null || x === undefined ? '-' : scale.short(x));
  const cellOf = ({ mean, low, high }: Fan, i: number) =>
    html`${say(mean[i])}<small>${say(low[i])} to ${say(high[i])}</small>`;
  return plainTable(
    [
      'Date',
      ...(usual === null ? [] : ['Without go-lives']),
      ...strategies.flatMap((one) => [one.label, ...(reported === null ? [] : [`${one.label}, reported`])]),
    ],
    days.flatMap((day, i) => {
      if (i % every !== 0) return [];
      const own = fans.flatMap((fan, s) => [cellOf(fan, i), ...(reported === null ? [] : [say(reported[s]![i])])]);
      return [[isoDate(start, day), ...(usual === null ? [] : [cellOf(usual, i)]), ...own]];
    }),
    { caption: `${label}: means, and the band that holds nine in ten${unit === 'GBP' ? ', GBP' : ''}` },
  );
}

/** Where a strategy is farthest from what is usual, or where it is largest. */
function seen({ strategies, start }: PageData, { unit, usual, fans, days }: OverTime): string {
  const points = fans.flatMap(({ mean }, s) =>
    mean.flatMap((x, i) => {
      const base = usual === null ? 0 : usual.mean[i];
      return x === null || base === null || base === undefined ? [] : [{ s, day: days[i]!, gap: x - base }];
    }),
  );
  if (points.length === 0) return '';
  const most = points.reduce((a, b) => (Math.abs(b.gap) > Math.abs(a.gap) ? b : a));
  if (most.gap === 0) return 'No plan differs from the future without go-lives.';
  const size = Math.abs(most.gap);
  const amount =
    unit === 'share'
      ? `${scaleFor(unit, [size], 1).short(size).replace('%', '')} percentage points`
      : `${wordScaleFor(unit, [size]).full(size)}${unit === 'GBP' ? '' : ` ${unit}`}`;
  const where = `${strategies[most.s]!.label}, around ${isoDate(start, most.day)}`;
  if (usual === null) return `At its most: ${amount} under ${where}.`;
  return `Farthest from the future without go-lives: ${amount} ${most.gap > 0 ? 'above' : 'below'} it under ${where}.`;
}
