/**
 * The money of an outcome by month: what a month's work was worth, what became of it, and how that adds up to the revenue
 * lost. Months are those in which the work was done, or was not. Each sum over the months is the metric of that name.
 */
import { type IncomeByMonth, incomeOfTrust } from './metrics/income/income-by-month.js';
import type { Slice } from './metrics/slice.js';
import { paymentCalendar } from './payment/payment-calendar.js';
import type { Settings } from './settings.js';

export interface MoneyRow {
  readonly part: string;
  readonly measure: 'level' | 'excess';
  readonly means: string;
}

/** What there is of each strategy, with its excess over the counterfactual. */
const levels: readonly { readonly part: string; readonly of: keyof IncomeByMonth; readonly means: string }[] = [
  { part: 'done', of: 'done', means: 'work done, at what is paid for it: the four parts that follow, and penalties' },
  { part: 'received', of: 'received', means: 'of it, paid by the end of the scenario, less penalties' },
  { part: 'pending', of: 'pending', means: 'recorded and paid after the end of the scenario, less penalties' },
  { part: 'not_recorded', of: 'notRecorded', means: 'never recorded' },
  { part: 'coded_low', of: 'codedLow', means: 'not paid because it is coded badly' },
  { part: 'penalties', of: 'penalties', means: 'withheld for standards missed in the month' },
  { part: 'recorded_late', of: 'recordedLate', means: 'of what is received or pending, recorded later than usual' },
];

/** What there is only beside the counterfactual. */
const differences = [
  { part: 'not_done', means: 'work of the counterfactual that is not done in the month' },
  { part: 'recovered_later', means: 'work done beyond the counterfactual in the month, which makes good what was not' },
  { part: 'deferred', means: 'what more is still to come from patients on the books than a month before' },
  { part: 'lost', means: 'not done - recovered later - deferred: of patients who leave untreated' },
  { part: 'revenue_lost', means: 'lost + not recorded + coded low + penalties: lost_revenue_gbp' },
] as const;

/** The rows of money of each scope of an outcome, in their order. */
export const moneyRows: readonly MoneyRow[] = [
  ...levels.flatMap(({ part, means }) => [
    { part, measure: 'level' as const, means },
    { part, measure: 'excess' as const, means },
  ]),
  ...differences.map(({ part, means }) => ({ part, measure: 'excess' as const, means })),
];

/** First day of each month of the scenario; the first and last month may be cut. */
export function monthStartsOf({ calendar }: Settings): readonly number[] {
  return paymentCalendar(calendar, 0).monthStarts.slice(0, -1);
}

/**
 * GBP of some slices of all days and of the run-out: [slice][row][month]. The programme is the sum of its trusts. Levels are
 * what is usual up to the last day, and what the strategy adds to it.
 * @param usualSlices the counterfactual's up to the last day
 */
export function foldMoney(
  slices: readonly Slice[],
  baseSlices: readonly Slice[],
  usualSlices: readonly Slice[],
  months: number,
): Float64Array {
  const gbp = new Float64Array(slices.length * moneyRows.length * months);
  for (const [scope, slice] of slices.entries()) {
    const into = gbp.subarray(scope * moneyRows.length * months, (scope + 1) * moneyRows.length * months);
    for (const trust of slice.trusts) {
      if (trust.lists.length === 0) continue;
      const own = incomeOfTrust(slice, trust);
      const base = incomeOfTrust(baseSlices[scope]!, trust);
      const level = slice.until === null ? own : sumOf(incomeOfTrust(usualSlices[scope]!, trust), own, base);
      addTrust(into, months, own, base, level);
    }
  }
  return gbp;
}

/** What is usual and, on top of it, one income less another. */
function sumOf(usual: IncomeByMonth, own: IncomeByMonth, base: IncomeByMonth): IncomeByMonth {
  const sum = { ...usual };
  for (const { of } of levels) sum[of] = usual[of].map((gbp, month) => gbp + own[of][month]! - base[of][month]!);
  return sum;
}

/** Adds the rows of one trust. */
function addTrust(
  into: Float64Array,
  months: number,
  own: IncomeByMonth,
  usual: IncomeByMonth,
  level: IncomeByMonth,
): void {
  let toComeBefore = 0;
  for (let month = 0; month < months; month++) {
    let at = month;
    const add = (gbp: number) => {
      into[at]! += gbp;
      at += months;
    };
    for (const { of } of levels) {
      add(level[of][month]!);
      add(own[of][month]! - usual[of][month]!);
    }
    const excess = (of: keyof IncomeByMonth) => own[of][month]! - usual[of][month]!;
    const notDone = -excess('done');
    const deferred = excess('toCome') - toComeBefore;
    toComeBefore = excess('toCome');
    const lost = notDone - deferred;
    add(Math.max(0, notDone));
    add(Math.max(0, -notDone));
    add(deferred);
    add(lost);
    add(lost + excess('notRecorded') + excess('codedLow') + excess('penalties'));
  }
}
