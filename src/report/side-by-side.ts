/**
 * The strategies side by side: harm and cost beyond the counterfactual, harm for each go-live, and how much of the
 * programme was done at all. Two strategies also get the difference beside them.
 */
import type { Comparison } from '../experiment/compare.js';
import { cost, course, exposure, type Headline, harm } from '../experiment/headlines.js';
import type { Results } from '../experiment/run-design.js';
import type { Summary } from '../experiment/summarise.js';
import { metricById } from '../model/metrics/registry.js';
import { isoDate } from '../scenario/calendar/calendar.js';
import { interval, type Scale, scaleFor } from './numbers.js';
import type { Style } from './style.js';
import { type TerminalCell, type TerminalRow, terminalTable } from './terminal-table.js';

const UNKNOWN: TerminalCell = { text: '-' };

/**
 * @param start  ISO date of day 0
 * @param width  columns of the terminal
 */
export function sideBySide(start: string, results: Results, width: number, style: Style): string[] {
  const figures = new Figures(start, results);
  const { strategies } = figures;
  const pair = strategies.length === 2 ? [[strategies[1]!, `less ${strategies[0]}`]] : [];
  const columns = [...strategies.map((id) => [id]), ...pair];
  const rows: TerminalRow[] = [
    { heading: 'Harm beyond the same future without go-lives' },
    ...[...harm, ...cost].map((headline) => figures.row(headline)),
    { heading: 'Harm for each go-live made' },
    ...harm.map((headline) => figures.perGoLive(headline)),
    { heading: 'How much of the programme was done' },
    ...[...exposure, ...course].map((headline) => figures.row(headline)),
  ];
  return terminalTable(columns, rows, width, style);
}

class Figures {
  readonly strategies: readonly string[];
  readonly #start: string;
  readonly #summaries: readonly Summary[];
  /** Only if there are two strategies. */
  readonly #comparisons: readonly Comparison[];

  constructor(start: string, { design, summaries, comparisons }: Results) {
    const programme = (row: Summary | Comparison) => row.scope === 'programme' && row.window === 'all';
    this.#start = start;
    this.strategies = design.strategies.slice(1);
    this.#summaries = summaries.filter(programme);
    this.#comparisons = this.strategies.length === 2 ? comparisons.filter(programme) : [];
  }

  row({ metric, measure }: Headline): TerminalRow {
    const label = metricById(metric)?.label ?? metric;
    const rows = this.#of(metric, measure);
    const isDay = rows.some((row) => row?.unit === 'day');
    const scale = scaleFor(rows[0]?.unit ?? '', isDay ? [] : rows.flatMap(figuresOf));
    const cells = rows.map((row) => {
      if (row?.mean === undefined) return UNKNOWN;
      return isDay
        ? this.#day(row)
        : { text: scale.full(row.mean), below: measure === 'excess' ? below(row, scale) : '' };
    });
    const bounds = isDay && rows.some((row) => row !== undefined && row.censored > 0);
    return { label, cells: [...cells, ...(bounds ? [UNKNOWN] : this.#differences(metric, measure))] };
  }

  /** Ratio of means: no interval is given for it. */
  perGoLive({ metric, measure }: Headline): TerminalRow {
    const live = this.#of('trusts_live', 'level');
    const rows = this.#of(metric, measure);
    const rates = rows.map((row, i) => {
      const goLives = live[i]?.mean;
      return row?.mean === undefined || goLives === undefined || goLives <= 0 ? undefined : row.mean / goLives;
    });
    const scale = scaleFor(rows[0]?.unit ?? '', rates);
    const cells = rates.map((rate) => (rate === undefined ? UNKNOWN : { text: scale.full(rate) }));
    return { label: metricById(metric)?.label ?? metric, cells };
  }

  #of(metric: string, measure: string): (Summary | undefined)[] {
    const rows = this.#summaries.filter((row) => row.metric === metric && row.measure === measure);
    return this.strategies.map((id) => rows.find((row) => row.strategy === id));
  }

  /** The median day as a date: it is known as long as the end cut off less than half of the replications. */
  #day(row: Summary): TerminalCell {
    const done = row.n - row.censored;
    const below = row.censored === 0 ? undefined : `${done} of ${row.n} done`;
    if (2 * done <= row.n || row.q50 === undefined) return { text: 'not done', below };
    return { text: isoDate(this.#start, row.q50), below };
  }

  #differences(metric: string, measure: string): TerminalCell[] {
    const rows = this.#comparisons.filter((row) => row.metric === metric);
    return rows.map((row) => {
      if (row.difference === undefined) return UNKNOWN;
      const scale = scaleFor(row.unit, [row.difference, row.low, row.high]);
      const days = row.unit === 'day' ? ' days' : '';
      return { text: scale.full(row.difference) + days, below: measure === 'excess' ? below(row, scale) : '' };
    });
  }
}

function figuresOf(row: Summary | undefined): (number | undefined)[] {
  return row === undefined ? [] : row.measure === 'excess' ? [row.mean, row.low, row.high] : [row.mean];
}

function below({ low, high }: Summary | Comparison, scale: Scale): string | undefined {
  return low === undefined || high === undefined || low === high ? undefined : interval(low, high, scale);
}
