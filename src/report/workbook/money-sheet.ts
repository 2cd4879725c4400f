/**
 * Money by month as a sheet: a row for each strategy, trust and month, a column for each part, means over the replications.
 * Months after the end of the scenario are told only where there is still something in them.
 */
import { type MonthlyBand, monthlyBands } from '../../experiment/monthly-money.js';
import type { Results } from '../../experiment/run-design.js';
import { moneyRows } from '../../model/money.js';
import { isoDate } from '../../scenario/calendar/calendar.js';
import type { Scenario } from '../../scenario/scenario.js';
import { dateCell, formatOf, numberCell, type Sheet, type SheetCell, sheetOf, textCell } from './sheet.js';

export function moneySheet({ start, end }: Scenario, { design, money }: Results): Sheet {
  const rows: SheetCell[][] = [];
  let month: MonthlyBand[] = [];
  const close = () => {
    const [first] = month;
    if (first === undefined) return;
    const date = isoDate(start, first.firstDay);
    if (date < end || month.some(({ mean }) => mean !== 0)) {
      const trust = first.scopeId === '' ? 'programme' : first.scopeId;
      const means = month.map(({ mean }) => numberCell(mean, formatOf('GBP', 0)));
      rows.push([textCell(first.strategy), textCell(trust), dateCell(date), ...means]);
    }
    month = [];
  };
  for (const band of monthlyBands(design, money)) {
    if (band.row === moneyRows[0]) close();
    month.push(band);
  }
  close();
  return sheetOf('money by month', ['strategy', 'trust', 'month', ...moneyRows.map(headingOf)], rows, { frozen: 3 });
}

const withLevel = new Set(moneyRows.filter(({ measure }) => measure === 'level').map(({ part }) => part));

function headingOf({ part, measure }: { readonly part: string; readonly measure: string }): string {
  const beyond = measure === 'excess' && withLevel.has(part) ? ', beyond no go-lives' : '';
  return `${part.replaceAll('_', ' ')}${beyond} (GBP)`;
}
