import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/experiment/design.js';
import { runDesign } from '../../src/experiment/run-design.js';
import { type Measures, madeUp, madeUpScenario } from './made-up.js';

async function verdictOf(measures: (id: string, r: number) => Measures, replications = 4) {
  const scenario = madeUpScenario();
  const results = await runDesign(designOf(scenario, { replications }), madeUp(scenario, measures));
  return results.verdicts[0]!;
}

describe('verdicts', () => {
  it('finds two strategies apart when the interval excludes 0', async () => {
    const verdict = await verdictOf((id, r) => ({ lost_revenue_gbp: id === 'local' ? 10 : 20 + r }));
    const revenue = verdict.harms.find(({ metric }) => metric === 'lost_revenue_gbp');
    expect(revenue).toMatchObject({ finding: 'better', comparison: { shares: { better: { value: 1 } } } });
  });

  it('names the reference when that does better', async () => {
    const verdict = await verdictOf((id, r) => ({ wait_patient_days: id === 'local' ? 30 + r : 20 }));
    expect(verdict.harms[0]).toMatchObject({
      metric: 'wait_patient_days',
      finding: 'worse',
      comparison: { shares: { worse: { value: 1 } } },
    });
  });

  it('does not tell apart when the interval includes 0', async () => {
    const verdict = await verdictOf((id, r) => ({ lost_revenue_gbp: id === 'local' ? (r % 2) * 10 : 5 }));
    expect(verdict.harms[1]).toMatchObject({ finding: 'not_apart' });
  });

  it('says when they are the same, and when too little is known', async () => {
    const same = await verdictOf(() => ({ lost_revenue_gbp: 3 }));
    expect(same.harms[1]?.finding).toBe('same');
    expect(same.harms[0]?.finding).toBe('unknown');
    const one = await verdictOf((id) => ({ lost_revenue_gbp: id === 'local' ? 1 : 2 }), 1);
    expect(one.harms[1]?.finding).toBe('unknown');
  });

  it('puts the go-lives made and the weeks observed beside', async () => {
    const verdict = await verdictOf((id) => ({
      lost_revenue_gbp: id === 'local' ? 10 : 30,
      trusts_live: id === 'local' ? 1 : 2,
      weeks_observed: id === 'local' ? 20 : 90,
    }));
    expect(verdict.exposures).toEqual([
      { metric: 'trusts_live', unit: 'trusts', strategy: 1, reference: 2 },
      { metric: 'weeks_observed', unit: 'weeks', strategy: 20, reference: 90 },
    ]);
  });
});
