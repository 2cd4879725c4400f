/**
 * One cell of a list as a number or a date. What spreadsheets and people write otherwise (1,200, 80%, 05/10/2026) is not
 * guessed at: it is refused, and what was probably meant is said.
 */
import { dateProblem, formatDate } from '../calendar/calendar.js';
import { dateInWords, isGrouped, meantDate, meantNumber, plainNumber } from '../calendar/meant.js';
import { show } from '../text/issues.js';

/** A cell's value, or why it is refused. */
export type Cell<T> = { readonly value: T } | { readonly problem: string };

/** Whether a cell holds what a formula of a spreadsheet says when it fails. */
export function isFormulaError(text: string): boolean {
  return /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$|^#+$/.test(text);
}

/** A cell that must be a number. */
export function numberCell(text: string, decimalComma: boolean): Cell<number> {
  const plain = plainNumber(text);
  if (plain !== undefined && !(decimalComma && isGrouped(text))) return { value: plain };
  const meant = meantNumber(text, decimalComma);
  // A list with semicolons may still be of somebody who writes 1,200 for twelve hundred.
  const or = decimalComma && /^\d{1,3}(,\d{3})+$/.test(text) ? ` or ${text.replaceAll(',', '')}` : '';
  const hint = meant === undefined ? '' : `; did you mean ${meant}${or}?`;
  return { problem: `'${show(text)}' is not a plain number such as 1200 or 0.8${hint}` };
}

/** A cell that may be a number or a word: what looks like a number must be one. */
export function numberOrWord(text: string, decimalComma: boolean): Cell<number | string> {
  const looksLikeNumber = /^[£$€~<>≈]?\s*[-+.]?\d/.test(text) && dateProblem(text) !== undefined;
  return looksLikeNumber ? numberCell(text, decimalComma) : { value: text };
}

/** A cell that must be a date, year-month-day. */
export function dateCell(text: string): Cell<string> {
  const problem = dateProblem(text);
  if (problem === undefined) return { value: text };
  const meant = meantDate(text);
  const said = `'${show(text)}' is no date as golive reads them`;
  if (meant === undefined) return { problem: `${said}: ${problem}` };
  return {
    problem: `${said}, year-month-day; did you mean ${formatDate(meant)}, ${dateInWords(meant)}? (give the column the format yyyy-mm-dd, or give the workbook itself)`,
  };
}
