/** Electives and follow-ups whose days are shared with the counterfactual up to the go-live: what is put back goes on as it would have. */
import { expect, it } from 'vitest';
import { drawFuture } from '../../src/model/future.js';
import { ledgerColumns } from '../../src/model/ledger.js';
import { type StrategyRun, simulateStrategy } from '../../src/model/simulate-strategy.js';
import { settingsByHand } from './settings-by-hand.js';

const left = ({ ledger }: StrategyRun) =>
  Array.from({ length: ledger.lists }, (_, list) => ledgerColumns.map((name) => ledger.column(list, name).join(' ')));

it('every column of every list is that of days that were all simulated', () => {
  const settings = settingsByHand({
    days: 300,
    trusts: [{ id: 'ashby', goLive: 150, listed: 0.2, clinic: { follow_ups_per_first: 1.5 } }],
  });
  const future = drawFuture(settings, 0);
  const base = simulateStrategy(future, settings.counterfactual, [], true);
  const [strategy] = settings.strategies;
  const shared = left(simulateStrategy(future, strategy!, [base]));
  const whole = left(simulateStrategy(future, strategy!));
  expect(whole).toHaveLength(3);
  expect(shared).toEqual(whole);
  expect(left(base)).not.toEqual(whole);
});
