/**
 * From a strategy's run to its outcome: every metric of the programme and of each trust, with its excess
 * over the counterfactual of the same replication, the stays in each phase, and the fingerprints.
 */
import { Fingerprint, inOneForm } from '../kernel/fingerprint.js';
import type { DrawnValue } from './draws.js';
import { everyFactOf, type Fact } from './facts.js';
import { memoize, valueAt } from './memoize.js';
import type { Measured, Metric } from './metrics/metric.js';
import { metricById, metrics } from './metrics/registry.js';
import { hasCare, type Slice, sliceOf } from './metrics/slice.js';
import { foldMoney, monthStartsOf } from './money.js';
import { type Outcome, outcomeColumns, type PhaseStay } from './outcome.js';
import { foldSeries, weeksOf } from './series.js';
import type { Settings } from './settings.js';
import type { StrategyRun } from './simulate-strategy.js';
import { ofProgramme, stretchOf, type Window } from './windows.js';
import type { World } from './world.js';

/** @param draws the numbers drawn that belong in this outcome */
export function foldOutcome(
  run: StrategyRun,
  base: StrategyRun,
  replication: number,
  draws: readonly DrawnValue[],
): Outcome {
  const { world, ledger, accounts } = run;
  const slices = wholeSlices(run);
  const baseSlices = wholeSlices(base);
  const measures = new Measures(columnsOf(world.settings));
  for (const [scope, whole] of slices.entries()) {
    for (const window of world.settings.windows) measures.add(window, whole, baseSlices[scope]!);
  }
  const { values, excess, censored, ratios, print } = measures;
  let contacts = 0;
  for (const { lists } of accounts) {
    for (const { index } of lists) contacts += ledger.sum(index, 'used', 0, ledger.days);
  }
  return {
    strategy: world.strategy.id,
    replication,
    contacts,
    goLives: world.trusts.filter(({ live, goLiveDay }) => live && goLiveDay >= 0).length,
    fingerprintEvents: world.sim.fingerprint.hex(),
    fingerprintMetrics: print.hex(),
    values,
    excess,
    censored,
    ratios,
    series: foldSeries(slices, baseSlices, weeksOf(world.settings)),
    money: foldMoney(slices, baseSlices, monthStartsOf(world.settings).length),
    phases: stays(world, slices.slice(1)),
    draws,
  };
}

/** The measures of an outcome, one after the other. */
class Measures {
  readonly values: Float64Array;
  readonly excess: Float64Array;
  readonly censored: Uint8Array;
  readonly ratios: Float64Array;
  /** Of the whole time only: the same run has the same fingerprint whatever windows were asked for. */
  readonly print = new Fingerprint();
  private at = 0;
  private ratiosAt = 0;

  constructor({ count, ratios }: ReturnType<typeof columnsOf>) {
    this.values = new Float64Array(count);
    this.excess = new Float64Array(count);
    this.censored = new Uint8Array(count);
    this.ratios = new Float64Array(2 * ratios);
  }

  /** Every metric of a scope over a window. */
  add(window: Window, whole: Slice, base: Slice): void {
    if (whole.scope === 'programme' && !ofProgramme(window)) return;
    const withCare = hasCare(whole);
    const stretch = stretchOf(window, whole.facts, whole.to);
    const all = window.kind === 'all';
    const slice = all || !stretch ? whole : sliceOf(whole, stretch);
    const baseSlice = all || !stretch ? base : sliceOf(base, stretch);
    for (const metric of metrics) {
      const measured = stretch ? fold(metric, slice, baseSlice, withCare) : NEVER_BEGAN;
      this.values[this.at] = inOneForm(measured.value);
      this.excess[this.at] = inOneForm(measured.excess);
      this.censored[this.at++] = measured.censored || stretch?.cut === true ? 1 : 0;
      if (metric.ratio) {
        this.ratios[this.ratiosAt++] = inOneForm(measured.numerator ?? Number.NaN);
        this.ratios[this.ratiosAt++] = inOneForm(measured.denominator ?? Number.NaN);
      }
      if (!all) continue;
      this.print.addNumber(measured.value);
      this.print.addNumber(measured.excess);
    }
  }
}

/** Of each metric that is about patients alone, what it comes to where there are none. */
const withoutCare = new Map<Metric, Measured>();

function fold(metric: Metric, slice: Slice, base: Slice, withCare: boolean): Measured {
  if (withCare || !metric.ofCare) return metric.fold(slice, base);
  return valueAt(withoutCare, metric, () => metric.fold(slice, base));
}

/** A window that never began: a go-live that was not made. */
const NEVER_BEGAN: Measured = { value: Number.NaN, excess: Number.NaN, censored: false };

/** The whole horizon: the programme, then every trust. Made once, as folds know a slice by its identity. */
export const wholeSlices = memoize(({ world, ledger, tallies, accounts }: StrategyRun): Slice[] => {
  const byId = [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { facts, strategy } = world;
  const whole = sliceOf({
    scope: 'programme',
    trusts: byId,
    from: 0,
    to: ledger.days,
    ledger,
    tallies,
    facts,
    strategy,
  });
  const ofTrusts: Fact[][] = accounts.map(() => []);
  for (const fact of facts) ofTrusts[fact.trust]?.push(fact);
  return [
    whole,
    ...accounts.map((own) => sliceOf(whole, { scope: 'trust', trusts: [own], facts: ofTrusts[own.index]! })),
  ];
});

/** How many measures an outcome of these settings has, and how many of them are ratios. */
const columnsOf = memoize((settings: Settings) => {
  const columns = outcomeColumns(settings);
  return { count: columns.length, ratios: columns.filter(({ metric }) => metricById(metric)?.ratio).length };
});

function stays({ trusts, settings }: World, ofTrusts: readonly Slice[]): PhaseStay[] {
  return trusts.flatMap((trust, index) => {
    const entries = everyFactOf(ofTrusts[index]!.facts, 'phase');
    return entries.map((entry, at) => {
      const next = entries[at + 1];
      return {
        trust: trust.id,
        phase: entry.phase,
        enterDay: entry.day,
        exitDay: next?.day ?? settings.days,
        enterReason: entry.reason,
        exitReason: next?.reason ?? '',
        censored: next === undefined,
      };
    });
  });
}
