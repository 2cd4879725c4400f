/** What a check came to: for a terminal, as Markdown for a pull request, and as a record. */
import type { Check, CheckRow } from '../experiment/check/check.js';
import { scaleFor } from './numbers.js';
import { wrapped } from './width.js';

/** Most rows that are shown; check.json has them all. */
const MOST_ROWS = 12;

/** The verdict in a sentence. */
export function verdictOf(check: Check): string {
  const { verdict, tier, replications, strategies, metrics, rows } = check;
  const count = `${replications} replications, ${strategies.length * metrics.length} measures`;
  if (tier < 2) {
    const inside = check.internalChange ? '; what happens in between changed, no measure did' : '';
    return `PASS: every measure is the same as accepted (${count}${inside})`;
  }
  const of = (which: CheckRow['verdict']): number => rows.filter((row) => row.verdict === which).length;
  if (verdict === 'pass') return `PASS: ${rows.length} measures moved, all within their margins (${count})`;
  if (verdict === 'changed') return `CHANGED: ${of('changed')} measures moved beyond their margins (${count})`;
  const needed = Math.max(...rows.map((row) => row.needed ?? 0));
  const more = needed > 0 ? `; about ${needed} replications would decide` : '';
  return `INCONCLUSIVE: ${of('inconclusive')} measures may have moved beyond their margins (${count}${more})`;
}

const ORDER: readonly CheckRow['verdict'][] = ['changed', 'inconclusive', 'equivalent'];

/** The rows that matter most first. */
function inOrder(check: Check): CheckRow[] {
  return ORDER.flatMap((verdict) => check.rows.filter((row) => row.verdict === verdict));
}

function numbers(row: CheckRow): { before: string; after: string; difference: string; margin: string } {
  const scale = scaleFor(row.unit, [row.before, row.after, row.difference, row.margin].filter(Number.isFinite));
  const say = (x: number): string => (Number.isFinite(x) ? scale.full(x) : 'unknown');
  return {
    before: say(row.before),
    after: say(row.after),
    difference: say(row.pairs === 0 ? Number.NaN : row.difference),
    margin: say(row.margin),
  };
}

/** One row as a sentence. */
export function rowInWords(row: CheckRow): string {
  const { before, after, difference, margin } = numbers(row);
  return `${row.verdict} ${row.strategy} ${row.metric}: ${before} -> ${after}, difference ${difference}, margin ${margin}${knownInWords(row)}`;
}

/** In how many replications it is known, where that moved. */
function knownInWords({ pairs, lost, gained }: CheckRow): string {
  if (lost + gained === 0) return '';
  const [before, now] = [pairs + lost, pairs + gained];
  return `; known in ${before} replications before, in ${now} now (${lost} lost it, ${gained} gained it)`;
}

export function checkLines(check: Check, width: number): string[] {
  const rows = inOrder(check);
  const shown = rows.slice(0, MOST_ROWS).flatMap((row) => wrapped(`  ${rowInWords(row)}`, width, 4));
  const more = rows.length > MOST_ROWS ? [`  and ${rows.length - MOST_ROWS} more in check.json`] : [];
  const unchecked =
    check.unchecked.length > 0
      ? wrapped(`  not in the baseline, not checked: ${check.unchecked.join(', ')}`, width, 4)
      : [];
  return [...wrapped(`${check.scenario}: ${verdictOf(check)}`, width, 2), ...shown, ...more, ...unchecked];
}

/** The same as Markdown. */
export function checkMarkdown(check: Check): string {
  const rows = inOrder(check).slice(0, 50);
  const table = rows.map((row) => {
    const { before, after, difference, margin } = numbers(row);
    return `| ${row.verdict} | ${row.strategy} | ${row.metric} | ${before} | ${after} | ${difference} | ${margin} | ${row.pairs + row.lost} -> ${row.pairs + row.gained} |`;
  });
  const header = [
    '',
    '| | strategy | metric | accepted | now | difference | margin | known in replications |',
    '|---|---|---|---|---|---|---|---|',
  ];
  return `### ${check.scenario}\n\n${verdictOf(check)}\n${table.length === 0 ? '' : `${[...header, ...table].join('\n')}\n`}`;
}

/** The check as plain data; what is not finite is null. */
export function checkRecord(check: Check): unknown {
  const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null);
  return {
    ...check,
    rows: check.rows.map((row) => ({
      ...row,
      before: finite(row.before),
      after: finite(row.after),
      low: finite(row.low),
      high: finite(row.high),
      needed: finite(row.needed),
    })),
  };
}
