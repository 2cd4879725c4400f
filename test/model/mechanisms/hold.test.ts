/** Hold and re-engagement: what they move, in which direction, and that off is nothing. */
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts-of.js';
import { type Chosen, settingsByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { compare, only, REPLICATIONS, three } from './compare.js';

const heldEarly: Chosen = {
  defects: { mean_count: 150 },
  local_configuration: {},
  recovery_programme: { first_check_weeks: 4, approval_lag_weeks: 0 },
  hold: { trigger_trusts: 1, decides_probability: 1 },
  re_engagement: {},
};

describe('hold and re_engagement', () => {
  it('holds every trust that is not live, which costs and delays; off, nobody holds', () => {
    const held = only(heldEarly);
    const free = only({ ...heldEarly, hold: 'off' });
    const excess = compare(held, free, three, 1600);
    expect(excess('hold_days')).toSatisfy(({ one, other }) => one > 30 && other === 0);
    expect(excess('hold_cost_gbp')).toSatisfy(({ one, other }) => one > 0 && other === 0);
    expect(excess('go_live_day')).toSatisfy(({ one, other }) => one > other + 30);
  });

  it('nobody goes live on hold, and the first goes live months after the green light', () => {
    const settings = settingsByHand({ trusts: three, days: 1600, mechanisms: only(heldEarly) });
    let seen = 0;
    for (let replication = 0; replication < REPLICATIONS; replication++) {
      const world = strategyRun(settings, 'national', replication);
      const [hold] = factsOf(world, 'hold_begins');
      const [green] = factsOf(world, 'green_light');
      if (!hold || !green) continue;
      seen++;
      const after = factsOf(world, 'go_live').filter(({ day }) => day >= hold.day);
      for (const { day } of after) expect(day).toBeGreaterThan(green.day + 6 * 30);
    }
    expect(seen).toBeGreaterThan(3);
  });

  it('some withdraw; a restart that comes sooner completes sooner; off, held trusts go on at once', () => {
    const all = only({ ...heldEarly, re_engagement: { withdrawal_probability: 1 } });
    const none = only({ ...heldEarly, re_engagement: { withdrawal_probability: 0, reputation_probability: 0 } });
    expect(compare(all, none, three, 1600)('trusts_withdrawn')).toSatisfy(({ one, other }) => one > 0.5 && other === 0);
    const slow = compare(
      only({ ...heldEarly, re_engagement: { restart_months: 6, withdrawal_probability: 0 } }),
      only({ ...heldEarly, re_engagement: { restart_months: 12, withdrawal_probability: 0 } }),
      three,
      1600,
    )('re_engagement_days');
    expect(slow.other).toBeGreaterThan(slow.one + 60);
    const off = compare(none, only({ ...heldEarly, re_engagement: 'off' }), three, 1600)('re_engagement_days');
    expect(off.other).toBeLessThan(off.one);
  });
});
