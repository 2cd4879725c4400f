/** How late a go-live is against the plan, also where the simulation ends before either. */
import { expect, it } from 'vitest';
import { settingsByHand } from './settings-by-hand.js';
import { measure } from './strategy-run.js';

const slippage = (goLive: number, days: number, metric = 'slippage_days') =>
  measure(settingsByHand({ trusts: [{ id: 'ashby', goLive }], days }), metric, 1).get('national')!.values[0];

it('a go-live planned after the last day has not slipped, and is not early', () => {
  expect(slippage(900, 728)).toBe(0);
  expect(slippage(900, 728, 'trust_months_of_slippage')).toBe(0);
});

it('one that was due and is not made by the last day has slipped until then', () => {
  const made = slippage(10, 728)!;
  expect(made).toBeGreaterThan(0);
  expect(slippage(10, 20)).toBe(10);
});
