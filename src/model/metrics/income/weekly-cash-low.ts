/**
 * How far a trust's cash falls behind the same future without go-lives: the months' recorded income comes at their
 * freeze, what is captured later at the year's end, costs go out as they are spent.
 */
import { costsInOrder } from '../folds/facts-of-slice.js';
import { excessOnly } from '../measures.js';
import type { Metric } from '../metric.js';
import { onceASlice, type Slice } from '../slice.js';
import { penaltiesByMonth } from './penalties.js';

/** GBP in less GBP out by week of the slice. */
const cashByWeek = onceASlice((slice: Slice): Float64Array => {
  const { ledger, from, to, trusts } = slice;
  const weeks = new Float64Array(Math.ceil((to - from) / 7));
  const pay = (day: number, gbp: number) => {
    if (day >= from && day < to) weeks[Math.floor((day - from) / 7)]! += gbp;
  };
  for (const { lists, payment } of trusts) {
    if (lists.length === 0) continue;
    const { monthStarts, freezeDay, yearEndDay } = payment;
    for (let m = 0; m + 1 < monthStarts.length; m++) {
      if (freezeDay[m]! < from || freezeDay[m]! >= to) continue;
      for (const { index, priceGbp } of lists) {
        const sum = (name: Parameters<typeof ledger.sum>[1]) =>
          ledger.sum(index, name, monthStarts[m]!, monthStarts[m + 1]!);
        const recorded = sum('done') - sum('uncaptured') - sum('downgraded') + sum('captured_at_freeze');
        pay(freezeDay[m]!, recorded * priceGbp);
        pay(yearEndDay[m]!, sum('captured_at_year_end') * priceGbp);
      }
    }
  }
  penaltiesByMonth(slice, ({ payment }, month, gbp) => pay(payment.freezeDay[month]!, -gbp));
  for (const { item, day, until, gbpPerDay } of costsInOrder(slice)) {
    if (item === 'at_risk') continue; // it is part of delivery
    for (let week = Math.max(0, Math.floor((day - from) / 7)); week < weeks.length; week++) {
      const days = Math.min(until, to, from + 7 * week + 7) - Math.max(day, from + 7 * week);
      if (days <= 0) break;
      weeks[week]! -= days * gbpPerDay;
    }
  }
  return weeks;
});

export const weeklyCashLow: Metric = {
  id: 'weekly_cash_low_gbp',
  unit: 'GBP',
  better: 'higher',
  label: 'Lowest point of cash',
  definition:
    'Cash received less cash spent since the start of the window, beside the counterfactual, at the end of its worst week; 0 if never behind.',
  concerns: 'money',
  tariff: 'in_part',
  priceOfDelivery: true,
  aggregation: 'of the sum of the trusts',
  atEnd: 'later_not_counted',
  censoring: 'what is paid after the end of the window is not in it',
  ...excessOnly((slice, base) => {
    const [own, usual] = [cashByWeek(slice), cashByWeek(base)];
    let sum = 0;
    let low = 0;
    for (let week = 0; week < own.length; week++) {
      sum += own[week]! - usual[week]!;
      low = Math.min(low, sum);
    }
    return low;
  }),
};
