/** Builds: whom a fix reaches, what is met again, which releases are whose. */
import { describe, expect, it } from 'vitest';
import { runReplication } from '../../../src/model/run-replication.js';
import { factsOf } from '../facts-of.js';
import { type ByHand, type Chosen, settingsByHand, type TrustByHand } from '../settings-by-hand.js';
import { strategyRun } from '../strategy-run.js';
import { only } from './compare.js';

const values = { 'preparation.slip_months': 0, 'preparation.weeks': 4, 'preparation.readiness_share': 0.4 };
const trust = (id: string, goLive: number, build: string): TrustByHand => ({
  id,
  goLive,
  build,
  values,
  clinic: 'none',
});
/** Six trusts, 120 days apart, on builds in turn. */
const onBuilds = (...builds: readonly string[]): TrustByHand[] =>
  Array.from({ length: 6 }, (_, i) => trust(`t${i}`, 60 + 120 * i, builds[i % builds.length]!));
const fixing = { fixes_per_week: 3, propagation_probability: 1, propagation_lag_weeks: 2, regression_probability: 0 };
const by = (
  trusts: readonly TrustByHand[],
  local: Record<string, number> = {},
  more: Partial<ByHand> = {},
): ByHand => ({
  trusts,
  days: 800,
  strategies: { national: {} },
  mechanisms: only({ defects: {}, local_configuration: { ...fixing, ...local } }),
  ...more,
});

const REPLICATIONS = [0, 1, 2, 3, 4, 5];
/** Go-lives after the first of all, of every replication: defects met, and how many of them again. */
function met(by: ByHand): { readonly defects: number; readonly again: number } {
  const facts = REPLICATIONS.flatMap((replication) =>
    factsOf(strategyRun(settingsByHand(by), 'national', replication), 'go_live').slice(1),
  );
  const sum = (of: (fact: (typeof facts)[number]) => number) => facts.reduce((total, fact) => total + of(fact), 0);
  return { defects: sum(({ defects }) => defects), again: sum(({ again }) => again) };
}

describe('a fix reaches those on the same build', () => {
  const shared = { shared_defects_share: 0.8 };

  it('and nobody else: the more builds, the fewer defects are struck off; of builds that nobody shares, none', () => {
    const [one, two, each] = [['a'], ['a', 'b'], ['a', 'b', 'c', 'd', 'e', 'f']].map((builds) =>
      met(by(onBuilds(...builds), shared)),
    );
    expect(one!.defects).toBeLessThan(0.8 * two!.defects);
    expect(two!.defects).toBeLessThan(0.8 * each!.defects);
    expect(each).toEqual(met(by(onBuilds('a'), { ...shared, propagation_probability: 0 })));
  });

  it('also where each trust configures its own: local builds share a core', () => {
    const local = (probability: number) =>
      met(by(onBuilds('local'), { shared_defects_share: 0.3, propagation_probability: probability }));
    expect(local(1).defects).toBeLessThan(0.95 * local(0).defects);
  });

  it('so a trust on another build changes nobody, wherever it stands; one on the same build does', () => {
    const of = (build: string) => {
      const settings = settingsByHand(by([trust('a0', 30, build), ...onBuilds('north')], shared));
      return REPLICATIONS.map((replication) =>
        factsOf(strategyRun(settings, 'national', replication), 'go_live')
          .filter((fact) => fact.trust > 0)
          .map(({ day, defects, again }) => [day, defects, again]),
      );
    };
    const without = settingsByHand(by(onBuilds('north'), shared));
    const alone = REPLICATIONS.map((replication) =>
      factsOf(strategyRun(without, 'national', replication), 'go_live').map(({ day, defects, again }) => [
        day,
        defects,
        again,
      ]),
    );
    expect(of('south')).toEqual(alone);
    expect(of('another')).toEqual(alone);
    expect(of('north')).not.toEqual(alone);
  });

  it('whatever the builds are called: strategies that differ in the name alone do not differ', () => {
    const one = onBuilds('a').map(({ build: _, ...rest }) => rest);
    const settings = settingsByHand({
      ...by(one, { ...shared, regression_probability: 0.3 }),
      strategies: { north: { build: 'north' }, south: { build: 'south' } },
    });
    const [, north, south] = runReplication(settings, 0).map(({ strategy: _, draws: __, ...rest }) => rest);
    expect(south).toEqual(north);
  });
});

describe('a defect that is fixed', () => {
  const of = (probability: number) =>
    met(by(onBuilds('a'), { shared_defects_share: 0.8, regression_probability: probability }));
  const [never, sometimes, always] = [of(0), of(0.3), of(1)] as const;

  it('is met again with its probability: never at 0, each of them at 1', () => {
    expect(never.again).toBe(0);
    expect(sometimes.again).toBeGreaterThan(0);
    expect(sometimes.defects).toBeGreaterThan(never.defects);
    expect(always.defects).toBeGreaterThan(sometimes.defects);
    expect(always.defects).toBe(
      met(by(onBuilds('a'), { shared_defects_share: 0.8, propagation_probability: 0 })).defects,
    );
    // About three in ten of those that could have been.
    expect(sometimes.again / always.again).toBeGreaterThan(0.2);
    expect(sometimes.again / always.again).toBeLessThan(0.4);
  });

  it('is told at the go-live', () => {
    const settings = settingsByHand(by(onBuilds('a'), { shared_defects_share: 0.8, regression_probability: 1 }));
    const run = strategyRun(settings, 'national');
    for (const { trust, again, defects } of factsOf(run, 'go_live').slice(1)) {
      const { reason } = factsOf(run, 'phase').find((fact) => fact.trust === trust && fact.phase === 'disrupted')!;
      const were = again === 1 ? 'was' : 'were';
      const of = again === 0 ? '' : `, of which ${again} ${were} supposedly fixed before`;
      expect(reason).toBe(`first day on the new system, ${defects} severe defects open${of}`);
    }
  });

  it('on a build of the file, by its name', () => {
    const settings = settingsByHand(by(onBuilds('a'), {}, { builds: [{ id: 'a', label: 'Build A', releases: null }] }));
    const [first] = factsOf(strategyRun(settings, 'national'), 'phase').filter(({ phase }) => phase === 'disrupted');
    expect(first!.reason).toMatch(/^first day on Build A, \d+ severe/);
  });
});

describe('releases of a build', () => {
  const releases = [
    { id: 'r1', availableDay: 0, scopeShare: 1, adds: false },
    { id: 's1', availableDay: 200, scopeShare: 0.5, adds: false },
    { id: 'r2', availableDay: 300, scopeShare: 0.4, adds: true },
  ];
  const builds = [
    { id: 'north', label: 'North', releases: ['r1', 'r2'] },
    { id: 'south', label: 'South', releases: ['s1'] },
  ];
  const mechanisms: Chosen = only({ releases: { upgrade_after_weeks: 10 } });
  const trusts = [trust('a', 100, 'north'), trust('b', 100, 'south'), trust('c', 100, 'other')];

  it('are taken by those who take it, and by nobody else; a build that names none has all', () => {
    const run = strategyRun(settingsByHand({ ...by(trusts), releases, builds, mechanisms }), 'national');
    expect(factsOf(run, 'go_live').map(({ trust, day }) => [trust, day])).toEqual([
      [0, 100],
      [2, 100],
      [1, 200],
    ]);
    expect(run.world.trusts.map(({ release }) => [release.id, release.scope])).toEqual([
      ['r1', 1],
      ['s1', 0.5],
      ['r1', 1],
    ]);
    expect(factsOf(run, 'upgrade').map(({ trust, release }) => [trust, release])).toEqual([
      [0, 'r2'],
      [2, 'r2'],
    ]);
  });
});
