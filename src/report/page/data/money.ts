/** Money as the page draws it: the steps from the usual income to what is received, and the revenue lost by month. */
import { monthlyBands } from '../../../experiment/monthly-money.js';
import type { Results } from '../../../experiment/run-design.js';
import { monthStartsOf } from '../../../model/money.js';
import { COUNTERFACTUAL } from '../../../model/settings.js';
import type { MoneyData, Step } from '../page-data.js';
import { FanOfBands } from './over-time.js';

/** The steps, in order: what each part of money.csv adds to the income received. */
const parts: readonly { readonly part: string; readonly sign: 1 | -1; readonly label: string }[] = [
  { part: 'not_done', sign: -1, label: 'Work not done' },
  { part: 'recovered_later', sign: 1, label: 'Work made good later' },
  { part: 'not_recorded', sign: -1, label: 'Done, never recorded' },
  { part: 'coded_low', sign: -1, label: 'Coded too low' },
  { part: 'penalties', sign: -1, label: 'Penalties' },
  { part: 'pending', sign: -1, label: 'Paid after the end' },
];

/** Null where there is no income. */
export function moneyOf({ design, money }: Results): MoneyData | null {
  const sums = new Map<string, number>();
  const lost = new Map(design.strategies.map((id) => [id, new FanOfBands()]));
  for (const { strategy, row, mean, q05, q95 } of monthlyBands(design, money, 'programme')) {
    const key = `${strategy} ${row.part} ${row.measure}`;
    sums.set(key, (sums.get(key) ?? 0) + (mean ?? 0));
    if (row.part === 'revenue_lost') lost.get(strategy)!.add({ mean, q05, q95 });
  }
  const usual = sums.get(`${COUNTERFACTUAL} received level`) ?? 0;
  if (usual === 0) return null;
  const own = design.strategies.slice(1);
  return {
    steps: own.map((strategy): Step[] => [
      { label: 'Usual income', gbp: usual, isTotal: true },
      ...parts.map(({ part, sign, label }) => {
        return { label, gbp: sign * (sums.get(`${strategy} ${part} excess`) ?? 0), isTotal: false };
      }),
      { label: 'Received', gbp: sums.get(`${strategy} received level`) ?? 0, isTotal: true },
    ]),
    revenueLost: {
      id: 'revenue_lost',
      label: 'Revenue lost by month',
      unit: 'GBP',
      definition: 'Lost, never recorded, coded too low or withheld, of the work of the month',
      days: [...monthStartsOf(design.settings)],
      usual: null,
      fans: own.map((strategy) => lost.get(strategy)!.fan),
      reported: null,
    },
  };
}
