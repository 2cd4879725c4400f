/**
 * The delivery pool against a queue with a known answer: trusts that ask for experts at random, each preparing for an
 * exponential time, with experts for three at once, are an M/M/3 queue (METHODS, section 2: utilisation .8, a mean wait
 * of 1.0786517 service times).
 */
import { expect, it } from 'vitest';
import { exponentialQuantile } from '../../src/kernel/distributions/exponential.js';
import { Stream } from '../../src/kernel/streams.js';
import { tQuantile } from '../../src/stats/student-t.js';
import { factsOf } from './facts-of.js';
import { only } from './mechanisms/compare.js';
import { settingsByHand } from './settings-by-hand.js';
import { mean, strategyRun } from './strategy-run.js';

const TRUSTS = 400;
const RUN_IN = 50;
const REPLICATIONS = 40;
const SERVICE_DAYS = 60;
const MONTH_DAYS = 30.4375;
const FALSE_ALARM = 1e-4;

/** Mean days from the plan's day to the first expert, in one replication. */
function meanWait(replication: number): number {
  const arrivals = new Stream(['mmc', replication]);
  let day = 0;
  const trusts = Array.from({ length: TRUSTS }, (_, i) => {
    day += exponentialQuantile(arrivals.next(), SERVICE_DAYS / 2.4);
    return {
      id: `t${i}`,
      goLive: Math.round(day),
      clinic: 'none' as const,
      values: {
        'preparation.weeks': 0,
        'preparation.slip_months': { kind: 'exponential' as const, args: [SERVICE_DAYS / MONTH_DAYS] },
        'delivery.price_gbp': 1,
        'delivery.programme_gbp': 0,
      },
    };
  });
  const pool = {
    experts: 35, // three preparations; what is left over is for go-lives, and never enough for a fourth
    preparing_experts: 10,
    go_live_experts: 1,
    go_live_weeks: 0,
    support_experts: 0,
    leave_share_per_month: 0,
  };
  const settings = settingsByHand({
    seed: `mmc-${replication}`,
    trusts,
    days: Math.round(day) + 1500,
    mechanisms: only({ delivery_pool: pool }),
    strategies: { national: {} },
  });
  const began = new Map<number, number>();
  for (const fact of factsOf(strategyRun(settings, 'national'), 'cost')) {
    if (fact.item === 'delivery' && !began.has(fact.trust)) began.set(fact.trust, fact.day);
  }
  return mean(trusts.flatMap(({ goLive }, i) => (i >= RUN_IN && began.has(i) ? [began.get(i)! - goLive] : [])));
}

it('trusts that ask for experts wait as in M/M/3 (two-sided t-test, false-alarm rate 1e-4)', () => {
  const waits = Array.from({ length: REPLICATIONS }, (_, r) => meanWait(r) / SERVICE_DAYS);
  const centre = mean(waits);
  const spread = Math.sqrt(mean(waits.map((wait) => (wait - centre) ** 2)) / (REPLICATIONS - 1));
  expect(Math.abs((centre - 1.0786517) / spread)).toBeLessThan(tQuantile(1 - FALSE_ALARM / 2, REPLICATIONS - 1));
  expect(spread).toBeLessThan(0.2); // the test can fail: two standard errors are less than half of what is tested
});
