/** Two choices of mechanisms compared in the same worlds. */
import { mechanisms } from '../../../src/model/mechanisms/registry.js';
import { outcomeColumns } from '../../../src/model/outcome.js';
import { runReplication } from '../../../src/model/run-replication.js';
import { type Chosen, settingsByHand, type TrustByHand } from '../settings-by-hand.js';
import { mean } from '../strategy-run.js';

export const REPLICATIONS = 8;

/** Ready on the planned day: no preparation, no slippage. */
export const prompt = { 'preparation.weeks': 0, 'preparation.slip_months': 0 };

const clinic = { referrals_per_week: 150 };

export const three: readonly TrustByHand[] = [
  { id: 'ashby', goLive: 100, values: prompt, clinic },
  { id: 'brook', goLive: 190, values: prompt, clinic },
  { id: 'colne', goLive: 280, values: prompt, clinic },
];

/** A trust with every kind of list; its capacity does not follow its lists. */
export const whole: TrustByHand = {
  id: 'ashby',
  goLive: 100,
  values: { ...prompt, 'preparation.readiness_share': 0.5 },
  clinic: { referrals_per_week: 400, follow_ups_per_first: 1, flex_share: 0, floor_share: 1, growth_share_per_year: 0 },
  listed: 0.2,
  elective: { flex_share: 0, floor_share: 1, growth_share_per_year: 0 },
};

/** Every mechanism off but those chosen. */
export const only = (chosen: Chosen): Chosen => ({
  ...Object.fromEntries(mechanisms.map(({ id }) => [id, 'off'] as const)),
  ...chosen,
});

/** Mean excess of any metric with one choice of mechanisms and with another; replications without a value left out. */
export function compare(one: Chosen, other: Chosen, trusts = three, days = 560) {
  const settings = settingsByHand({
    trusts,
    days,
    mechanisms: { legacy_decay: 'off' },
    strategies: { one: { mechanisms: one }, other: { mechanisms: other } },
  });
  const runs = Array.from({ length: REPLICATIONS }, (_, replication) => runReplication(settings, replication));
  const columns = outcomeColumns(settings);
  return (metric: string) => {
    const column = columns.findIndex((c) => c.metric === metric && c.scopeId === '');
    if (column < 0) throw new Error(`no metric ${metric}`);
    const of = (strategy: number) =>
      mean(runs.map((outcomes) => outcomes[strategy]!.excess[column]!).filter((excess) => !Number.isNaN(excess)));
    return { one: of(1), other: of(2) };
  };
}
