/**
 * What is known where there is little to know: a trust that has nobody, a service without a price, a single day, a trust
 * without services, a plan without a go-live. A number that can be told is told, what cannot be told is NaN and the metric
 * says where, nothing is infinite, and one trust's unknown number does not take the programme's.
 */
import { describe, expect, it } from 'vitest';
import { wholeSlices } from '../../src/model/fold-outcome.js';
import type { Metric } from '../../src/model/metrics/metric.js';
import { metrics } from '../../src/model/metrics/registry.js';
import type { Slice } from '../../src/model/metrics/slice.js';
import type { Settings } from '../../src/model/settings.js';
import { parseScenario } from '../../src/scenario/parse.js';
import { strategyRun } from './strategy-run.js';

interface Case {
  readonly end?: string;
  readonly aa?: string;
  readonly plan?: string;
  readonly withoutServices?: true;
  readonly deadlineDay?: number;
}

const services = `
    clinic: {kind: outpatients, referrals_per_week: 60, price_gbp: {first: 200}, follow_ups_per_first: 1}
    theatre: {kind: elective, listed_from: {clinic: 0.1}, price_gbp: {admission: 1500}}
    emergency: {kind: emergency, attendances_per_week: 60, price_gbp: {attendance: 100}}`;
const nobody = 'services: {clinic: {referrals_per_week: 0}, emergency: {attendances_per_week: 0}}';
const free =
  'services: {clinic: {price_gbp: {first: 0, follow_up: 0}}, theatre: {price_gbp: {admission: 0}}, emergency: off}';

const cases: Readonly<Record<string, Case>> = {
  'both trusts usual': {},
  'a trust that has nobody': { aa: nobody },
  'a list, but nobody is referred': {
    aa: 'services: {clinic: {referrals_per_week: 0, initial_list: 40}, emergency: off}',
  },
  'services without a price': { aa: free },
  'a single day': { end: '2026-04-07' },
  'a single day, and nobody': { end: '2026-04-07', aa: nobody },
  'a trust without services': { withoutServices: true },
  'nobody is planned': { plan: '' },
  'a deadline after the end': {
    deadlineDay: 421,
  },
};

/** What a case gives: the counterfactual and each strategy, as slices of the programme and of each trust. */
function pairsOf({ end = '2027-04-06', aa = '', plan = PLAN, withoutServices, deadlineDay }: Case) {
  const { settings: read } = parseScenario(`golive: 1
scenario: little
start: 2026-04-06
end: ${end}
seed: little-1
trust_defaults:
  preparation: {weeks: 0, slip_months: 0, readiness_share: 0.4}
  services:${services}
trusts: {aa: {${aa}}, bb: {}}${plan}
mechanisms: {readiness_gate: off}
strategies: {national: {extends: national}, local: {extends: local}}
`);
  const strategies = read.strategies.map((one) => (deadlineDay === undefined ? one : { ...one, deadlineDay }));
  const settings = { ...read, strategies };
  const trusts = settings.trusts.map((trust, at) => (withoutServices && at === 0 ? { ...trust, services: [] } : trust));
  return [0, 1].flatMap((replication) => pairs({ ...settings, trusts }, replication));
}

const PLAN = '\nplan: {order: [aa, bb], first_go_live: 2026-04-06, wave_gap_weeks: 4, deadline: 2026-04-06}';

interface Pair {
  readonly own: Slice;
  readonly base: Slice;
  readonly scope: 'programme' | 'aa' | 'bb';
  readonly run: string;
}

function pairs(settings: Settings, replication: number): Pair[] {
  const of = (id: string) => wholeSlices(strategyRun(settings, id, replication));
  const base = of('no_go_live');
  return ['no_go_live', 'national', 'local'].flatMap((id) => {
    const own = id === 'no_go_live' ? base : of(id);
    return (['programme', 'aa', 'bb'] as const).map((scope, at) => ({
      own: own[at]!,
      base: base[at]!,
      scope,
      run: `${id} ${replication}`,
    }));
  });
}

const measured = Object.entries(cases).map(([name, one]) => ({ name, pairs: pairsOf(one) }));

/** What a metric gives in every case. */
function folded(metric: Metric) {
  return measured.flatMap(({ name, pairs }) =>
    pairs.map((pair) => ({
      ...pair,
      name,
      what: `${name}, ${pair.run}, ${pair.scope}`,
      of: metric.fold(pair.own, pair.base),
    })),
  );
}

/** The numbers that a metric has at all: those by nature an excess have no level. */
function numbersOf(metric: Metric, { value, excess }: { value: number; excess: number }): number[] {
  return metric.excess === 'by_nature' ? [excess] : [value, excess];
}

describe.each(metrics.map((metric) => ({ id: metric.id, metric })))('$id', ({ metric }) => {
  const all = folded(metric);
  const unknown = all.filter(({ of }) => numbersOf(metric, of).some(Number.isNaN));

  it('is never infinite', () => {
    const infinite = all.filter(({ of }) => numbersOf(metric, of).some((x) => !Number.isFinite(x) && !Number.isNaN(x)));
    expect(infinite.map(({ what }) => what)).toEqual([]);
  });

  it('is unknown only if it says where', () => {
    expect(unknown.length > 0).toBe(metric.unknown !== undefined);
  });

  it('is known of the programme where it is known of a trust', () => {
    const lost = all.filter(
      ({ name, run, scope, of }) =>
        scope === 'programme' &&
        numbersOf(metric, of).some(Number.isNaN) &&
        all.some((one) => one.name === name && one.run === run && one.scope !== scope && !unknown.includes(one)),
    );
    expect(lost.map(({ what }) => what)).toEqual([]);
  });

  if (metric.ratio) {
    it('is unknown where the lower of its quantities is 0, and only there', () => {
      const { over } = metric.ratio!;
      for (const { own, base, what, of } of all) {
        const lower = metric.excess === 'of_levels' ? [over(own, own), over(base, base)] : [over(own, base)];
        expect([what, Number.isNaN(of.excess)]).toEqual([what, lower.includes(0)]);
      }
    });
  }

  if (metric.ofCare && metric.unknown === undefined) {
    it('is 0 at a trust that has nobody', () => {
      const there = all.filter(({ name, scope }) => name === 'a trust that has nobody' && scope === 'aa');
      expect(there.length).toBeGreaterThan(0);
      for (const { what, of } of there) {
        expect([what, ...numbersOf(metric, of)]).toEqual([what, ...numbersOf(metric, { value: 0, excess: 0 })]);
      }
    });
  }
});

it('the cases are what they say', () => {
  const live = (name: string, scope: Pair['scope']) =>
    measured
      .find((one) => one.name === name)!
      .pairs.filter((pair) => pair.scope === scope && !pair.run.startsWith('no_go_live'))
      .map(({ own }) => own.facts.some(({ kind }) => kind === 'go_live'));
  expect(live('a trust that has nobody', 'aa')).toContain(true);
  expect(live('a trust without services', 'aa')).toContain(true);
  expect(live('nobody is planned', 'programme')).not.toContain(true);
});
